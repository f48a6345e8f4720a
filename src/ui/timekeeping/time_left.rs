//! The time left, in large figures.

use leptos::prelude::*;

use super::watch::{Watch, figures, state_name, state_words};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::timer::{self, Face};
use crate::domain::{Kind, Language};
use crate::i18n::{self, t};

/// The time left, and what it is for; nothing where no timer is set. It is as large as the text around it asks
/// for (`font-size`). What becomes due is said by the keeper of the time, once for the window.
#[component]
pub fn TimeLeft(
    /// The forum.
    session: Session,
    /// The language of its words; that of the screens, if none is given.
    #[prop(optional, into)]
    language: Option<Signal<Language>>,
) -> impl IntoView {
    let desk = Desk::here();
    let watch = Watch::here();
    let language = language.unwrap_or_else(|| desk.language.into());
    let timer = session.memo(&[Kind::Timer], timer::timer);
    let last_warning = move || timer.with(|timer| timer.warnings.last().copied().unwrap_or_default());
    let words = move || {
        let state = state_words(language.get(), watch.face.get()).map(str::to_owned);
        let label = timer.with(|timer| timer.label.clone());
        [state, Some(label)].into_iter().flatten().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let set = Memo::new(move |_| watch.face.get() != Face::None);
    move || {
        set.get().then(|| {
            view! {
                <div class="time-left" data-time=move || state_name(watch.face.get(), last_warning())>
                    <p class="figures" role="timer" aria-label=move || i18n::say(language.get(), t::timer::LEFT)>
                        {move || figures(watch.face.get())}
                    </p>
                    <p class="for">{words}</p>
                </div>
            }
        })
    }
}
