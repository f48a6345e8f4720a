//! What was taken in: the receipts to be read out, and the list of all. Rule H9.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::Kind;
use crate::exchange::receipt::{self, Arrived};
use crate::i18n::{self, t};
use crate::ui::parts::Each;

/// Lines of the list shown.
const SHOWN: usize = 60;

/// The receipts of what was taken in last, large.
#[component]
pub fn Receipts(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let last = session.taking_in().last;
    let title = move || desk.t(if last.with(Vec::len) == 1 { t::laptops::RECEIPT } else { t::laptops::RECEIPTS })();
    view! {
        <div class="receipts" id="receipts" tabindex="-1" role="status">
            {move || (!last.with(Vec::is_empty)).then(|| view! {
                <h3>{title}</h3>
                <ul>
                    {last.get().into_iter().map(|(receipt, name)| view! {
                        <li><b class="six">{spaced(&receipt)}</b>" "<span>{if name.is_empty() { desk.t(t::laptops::SOMEBODY)().to_owned() } else { name }}</span></li>
                    }).collect_view()}
                </ul>
                <p class="hint">{desk.t(t::laptops::RECEIPT_HINT)}</p>
            })}
        </div>
    }
}

/// A receipt as it is read out: in two threes.
fn spaced(receipt: &str) -> String {
    receipt.split_at_checked(3).map_or_else(|| receipt.to_owned(), |(one, other)| format!("{one} {other}"))
}

/// Everything that was taken in, the latest first.
#[component]
pub fn AllArrived(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let offset = session.about().get_untracked().offset;
    let all = session.memo(&[Kind::Deed], receipt::arrived);
    let count = Memo::new(move |_| all.with(Vec::len));
    let newest = move || all.with(|all| all.iter().rev().take(SHOWN).cloned().collect::<Vec<_>>());
    let earlier = move || count.get().saturating_sub(SHOWN);
    view! {
        <section class="arrived" aria-labelledby="arrived">
            <h2 id="arrived">{desk.t(t::laptops::ARRIVED)}" "<small>{move || i18n::number(desk.language.get(), count.get())}</small></h2>
            {move || (count.get() == 0).then(|| view! { <p class="soft">{desk.t(t::laptops::ARRIVED_EMPTY)}</p> })}
            <ol class="rows">
                <Each each=newest key=|arrived| arrived.id children=move |Arrived { receipt, name, at, .. }| view! {
                    <li>
                        <b class="six">{spaced(&receipt)}</b>
                        <span class="grow">{name}</span>
                        <small class="soft">{move || i18n::moment(desk.language.get(), at, offset)}</small>
                    </li>
                } />
            </ol>
            {move || (earlier() > 0).then(|| view! { <p class="soft">{desk.count(t::laptops::ARRIVED_EARLIER, earlier())}</p> })}
        </section>
    }
}
