//! What waits to be taken in: what each contribution would bring, before it changes anything. Rule H13.

use leptos::prelude::*;

use super::words::RefusedLine;
use crate::app::desk::Desk;
use crate::app::laptops::{self, Waiting};
use crate::app::session::Session;
use crate::domain::Kind;
use crate::domain::namesakes::Namesake;
use crate::i18n::{self, Plural, t};
use crate::ui::navigation::focus_on;
use crate::ui::parts::Each;

/// Titles shown of one contribution.
const TITLES: usize = 12;

/// Everything that waits, and what can't be taken in.
#[component]
pub fn AllWaiting(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let taking = session.taking_in();
    let votes = session.memo(&[Kind::Identity, Kind::Convergence], laptops::votes);
    // What was brought before another screen was shown is looked at again too.
    Effect::new(move |_| {
        votes.get();
        laptops::look_again(session, |_| true);
    });
    let count = Memo::new(move |_| taking.waiting.with(Vec::len));
    let ready = Memo::new(move |_| taking.waiting.with(|all| all.iter().filter(|waiting| !waiting.brings.incomplete).count()));
    let dismiss = Callback::new(move |serial| taking.refused.update(|all| all.retain(|refused| refused.serial != serial)));
    let all = move |_| {
        laptops::take_in_all(session);
        to_receipts();
    };
    view! {
        <div class="waiting" aria-live="polite">
            <ul class="refusals">
                <Each each=move || taking.refused.get() key=|refused| refused.serial children=move |refused| view! { <RefusedLine refused=refused dismiss=dismiss /> } />
            </ul>
            {move || (count.get() > 0).then(|| view! {
                <div class="waiting-head">
                    <h3>{desk.count(t::laptops::WAITING, count.get())}</h3>
                    {move || (ready.get() > 1).then(|| view! { <button type="button" class="go" on:click=all>{move || desk.fill(t::laptops::TAKE_ALL, &[("n", &i18n::number(desk.language.get(), ready.get()))])}</button> })}
                </div>
            })}
            <ul class="cards">
                <Each each=move || taking.waiting.get()
                    key=|waiting| (waiting.receipt.clone(), format!("{:?}", (&waiting.brings, waiting.namesake, waiting.joins, &waiting.before)))
                    children=move |waiting| view! { <Card session=session waiting=waiting /> } />
            </ul>
        </div>
    }
}

/// After something was taken in, its receipt is where one goes on.
fn to_receipts() {
    request_animation_frame(|| focus_on("#receipts"));
}

#[component]
fn Card(session: Session, waiting: Waiting) -> impl IntoView {
    let desk = Desk::here();
    let name = waiting.contribution.name.clone();
    let called = move || if name.is_empty() { desk.t(t::laptops::SOMEBODY)().to_owned() } else { name.clone() };
    let (take_label, leave_label) = (called.clone(), called.clone());
    let (receipt, other) = (waiting.receipt.clone(), waiting.receipt.clone());
    let take = move |_| {
        laptops::take_in(session, &receipt);
        to_receipts();
    };
    let leave = move |_| {
        laptops::leave_out(session, &other);
        focus_on("#brought");
    };
    let incomplete = waiting.brings.incomplete;
    let heading = format!("from-{}", waiting.receipt);
    view! {
        <li class="card" aria-labelledby=heading.clone()>
            <h4 id=heading.clone()>{called.clone()}</h4>
            <Brought waiting=waiting.clone() />
            <Cautions session=session waiting=waiting called=Signal::derive(called) />
            <div class="gestures">
                {(!incomplete).then(|| view! {
                    <button type="button" class="go" aria-label=move || desk.fill(t::laptops::TAKE_FROM, &[("name", &take_label())]) on:click=take>
                        {desk.t(t::laptops::TAKE)}
                    </button>
                })}
                <button type="button" class="bare" aria-label=move || desk.fill(t::laptops::LEAVE_OUT_FROM, &[("name", &leave_label())]) on:click=leave>
                    {desk.t(t::laptops::LEAVE_OUT)}
                </button>
            </div>
        </li>
    }
}

/// What is new in it, in plain words.
#[component]
fn Brought(waiting: Waiting) -> impl IntoView {
    let desk = Desk::here();
    let brings = waiting.brings.clone();
    let titled = move |plural: Plural, titles: Vec<String>| {
        let n = titles.len();
        let more = n.saturating_sub(TITLES);
        (n > 0).then(|| {
            view! {
                <li>
                    {move || desk.count(plural, n)}
                    <ul class="titles">
                        {titles.into_iter().take(TITLES).map(|title| view! { <li>{title}</li> }).collect_view()}
                        {(more > 0).then(|| view! { <li class="soft">{move || desk.count(t::laptops::MORE, more)}</li> })}
                    </ul>
                </li>
            }
        })
    };
    let counted = move |plural: Plural, n: usize| (n > 0).then(|| view! { <li>{move || desk.count(plural, n)}</li> });
    let dots = usize::try_from(brings.dots).unwrap_or(usize::MAX);
    let nothing = brings.is_nothing() && !waiting.joins;
    view! {
        <ul class="brings">
            {waiting.joins.then(|| view! { <li>{desk.t(t::laptops::JOINS)}</li> })}
            {titled(t::laptops::TOPICS, brings.topics)}
            {titled(t::laptops::CHANGED, brings.changed)}
            {titled(t::laptops::CONVENES, brings.convenes)}
            {counted(t::laptops::DOTS, dots)}
            {counted(t::laptops::NOTES, brings.notes)}
            {counted(t::laptops::ACTIONS, brings.actions)}
            {counted(t::laptops::PROMISES, brings.promises)}
            {nothing.then(|| view! { <li>{desk.t(t::laptops::NOTHING)}</li> })}
        </ul>
    }
}

/// What the facilitator should know or decide before taking it in.
#[component]
fn Cautions(session: Session, waiting: Waiting, called: Signal<String>) -> impl IntoView {
    let desk = Desk::here();
    let offset = session.about().get_untracked().offset;
    let others = waiting.brings.of_others;
    let late = !waiting.brings.late.is_empty();
    let by_name = move |text| move || desk.fill(text, &[("name", &called.get())]);
    let known = waiting.before.map(|before| {
        move || {
            let when = i18n::moment(desk.language.get(), before.at, offset);
            desk.fill(t::laptops::KNOWN, &[("when", &when), ("receipt", &before.receipt)])
        }
    });
    view! {
        {known.map(|known| view! { <p class="hint">{known}</p> })}
        {(others > 0).then(|| view! { <p class="careful">{move || desk.count(t::laptops::OF_OTHERS, others)}</p> })}
        {waiting.brings.incomplete.then(|| view! { <p class="careful">{by_name(t::laptops::INCOMPLETE)}</p> })}
        {match waiting.namesake {
            Namesake::Active(_) if waiting.joins => Some(view! { <p class="careful">{by_name(t::laptops::NAMESAKE)}</p> }.into_any()),
            Namesake::OnlyListed(_) => Some(view! { <p class="hint">{by_name(t::laptops::LISTED)}</p> }.into_any()),
            Namesake::Nobody | Namesake::Active(_) => None,
        }}
        {late.then(|| view! { <Late session=session receipt=waiting.receipt.clone() /> })}
    }
}

/// Whether late dots count. Rule H12.
#[component]
fn Late(session: Session, receipt: String) -> impl IntoView {
    let desk = Desk::here();
    let taking = session.taking_in();
    let receipt = StoredValue::new(receipt);
    let is_it = move |waiting: &Waiting| receipt.with_value(|receipt| waiting.receipt == *receipt);
    let counts = Memo::new(move |_| taking.waiting.with(|all| all.iter().any(|waiting| is_it(waiting) && waiting.late_count)));
    let choose = move |count: bool| {
        taking.waiting.update(|all| {
            for waiting in all.iter_mut().filter(|waiting| is_it(waiting)) {
                waiting.late_count = count;
            }
        });
    };
    let choice = move |count: bool, text| {
        view! {
            <label class="check">
                <input type="radio" name=format!("late-{}", receipt.get_value()) prop:checked=move || counts.get() == count on:change=move |_| choose(count) />
                <span>{desk.t(text)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="late">
            <legend>{desk.t(t::laptops::LATE)}</legend>
            {choice(false, t::laptops::LATE_ASIDE)}
            {choice(true, t::laptops::LATE_COUNT)}
        </fieldset>
    }
}
