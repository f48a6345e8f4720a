//! Whoever opens an invitation for the first time: to what one is invited, and what one is called.

use leptos::prelude::*;

use super::Masthead;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::app::session::Session;
use crate::app::taking_part;
use crate::domain::Refusal;
use crate::i18n::{self, t};
use crate::ui::frame::Trouble;

/// Where this machine remembers a name that isn't given yet.
const DRAFT: &str = "draft/my-name";

/// The welcome.
#[component]
pub fn Welcome(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let about = session.about();
    // A name half typed survives a reload.
    let draft = desk.store().setting(DRAFT).ok().flatten().filter(|name| !name.is_empty());
    let name = RwSignal::new(draft.unwrap_or_else(|| desk.name.get_untracked()));
    let wrong = RwSignal::new(None::<Refusal>);
    let where_and_when = move || {
        about.with(|about| {
            let day = about.date.map(|date| i18n::date(desk.language.get(), date));
            let parts: Vec<String> = day.into_iter().chain((!about.place.is_empty()).then(|| about.place.clone())).collect();
            parts.join(" · ")
        })
    };
    let type_on = move |typed: String| {
        // One that can't be kept is still on the screen.
        let _ = desk.store().set_setting(DRAFT, &typed);
        name.set(typed);
    };
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match taking_part::call_me(desk, session, &name.get_untracked()) {
            Ok(()) => drop(desk.store().set_setting(DRAFT, "")),
            Err(refusal) => wrong.set(Some(refusal)),
        }
    };
    view! {
        <Masthead />
        <Trouble />
        <main class="main welcome" id="main" tabindex="-1">
            <p class="invited">{desk.t(t::participant::INVITED)}</p>
            <h1>{move || about.with(|about| about.title.clone())}</h1>
            {move || about.with(|about| (!about.theme.is_empty()).then(|| view! { <p class="theme">{about.theme.clone()}</p> }))}
            <p class="soft">{where_and_when}</p>
            <form class="sheet stack" on:submit=begin>
                <div class="field">
                    <label for="my-name">{desk.t(t::participant::MY_NAME)}</label>
                    <p class="hint" id="my-name-hint">{desk.t(t::participant::MY_NAME_HINT)}</p>
                    <input id="my-name" type="text" autocomplete="name" autofocus aria-describedby="my-name-hint" data-quick-entry=""
                        aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                        prop:value=move || name.get() on:input:target=move |event| type_on(event.target().value()) />
                    {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
                </div>
                <button type="submit" class="go vast">{desk.t(t::participant::BEGIN)}</button>
            </form>
            <p class="soft">{desk.t(t::participant::STAYS_HERE)} " " <a href="#/privacy">{desk.t(t::home::PRIVACY)}</a></p>
        </main>
    }
}
