//! What is kept where and who can see it, in plain words; and forgetting all of it.

mod forget;
mod forgotten;

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::i18n::{Text, t};
use crate::ui::frame::{LanguageButton, Mark};

use forget::Forget;

pub use forgotten::{Forgotten, follow};

/// What is said, each part under its heading.
const PARTS: [(Text, &[Text]); 5] = [
    (t::privacy::HERE, &[t::privacy::HERE_FORUMS, t::privacy::HERE_REST]),
    (t::privacy::SEEN, &[t::privacy::SEEN_MACHINE, t::privacy::SEEN_BALLOT, t::privacy::SEEN_FILE]),
    (t::privacy::LEAVES, &[t::privacy::LEAVES_BY_HAND, t::privacy::LEAVES_LAPTOPS, t::privacy::LEAVES_NAMES]),
    (t::privacy::HOST, &[t::privacy::HOST_SEES]),
    (t::privacy::HOW_LONG, &[t::privacy::HOW_LONG_HERE, t::privacy::HOW_LONG_BROWSER]),
];

/// The page on privacy.
#[component]
pub fn Privacy() -> impl IntoView {
    let desk = Desk::here();
    let asking = RwSignal::new(false);
    view! {
        <header class="masthead">
            <a class="home" href="#/"><Mark /><b>{desk.t(t::app::NAME)}</b><span class="tell">{desk.t(t::app::HOME)}</span></a>
            <div class="desk"><LanguageButton /></div>
        </header>
        <main class="main privacy" id="main" tabindex="-1">
            <h1>{desk.t(t::privacy::TITLE)}</h1>
            {PARTS.map(|(heading, words)| view! {
                <section>
                    <h2>{desk.t(heading)}</h2>
                    {words.iter().map(|words| view! { <p>{desk.t(*words)}</p> }).collect_view()}
                </section>
            }).collect_view()}
            <section>
                <h2>{desk.t(t::privacy::FORGET)}</h2>
                <p>{desk.t(t::privacy::FORGET_WHAT)}</p>
                <button type="button" on:click=move |_| asking.set(true)>{desk.t(t::privacy::FORGET_ASK)}</button>
            </section>
            <p><a href="#/">{desk.t(t::app::HOME)}</a></p>
        </main>
        <Forget asking=asking />
    }
}
