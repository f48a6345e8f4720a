//! The facts at the head of a report: where and when, who convenes, who reports, who is there.

use leptos::html;
use leptos::prelude::*;

use super::Desktop;
use super::attendance::Attendance;
use crate::app::desk::Desk;
use crate::app::notices::sentence;
use crate::domain::edit::Edits;
use crate::domain::{Refusal, participants, reports};
use crate::i18n::t;
use crate::ui::parts::{Glyph, Icon, PEOPLE};

/// The facts, on one line where there is room.
#[component]
pub fn Facts(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let face = open.face;
    let who_came = RwSignal::new(false);
    let came = move || {
        let came = face.with(|face| face.as_ref().and_then(|face| face.came)).and_then(|came| usize::try_from(came).ok());
        came.map_or_else(|| desk.t(t::workshops::WHO_CAME)().to_owned(), |came| desk.count(t::workshops::PEOPLE, came))
    };
    view! {
        <dl class="facts">
            <div>
                <dt>{desk.t(t::workshops::WHERE_AND_WHEN)}</dt>
                <dd>{move || face.with(|face| face.as_ref().map(|face| face.place(desk)))}</dd>
            </div>
            <div>
                <dt>{desk.t(t::workshops::CONVENED_BY)}</dt>
                <dd>
                    {move || face.with(|face| face.as_ref().map(|face| {
                        if face.conveners.is_empty() { desk.t(t::app::NO_NAME)().to_owned() } else { face.conveners.clone() }
                    }))}
                </dd>
            </div>
            <div>
                <dt>{desk.t(t::workshops::REPORTER)}</dt>
                <dd><Reporter open=open /></dd>
            </div>
            <div>
                <dt>{desk.t(t::workshops::PRESENT)}</dt>
                <dd>
                    <button type="button" class="came" aria-expanded=move || who_came.get().to_string() aria-controls="who-came"
                        on:click=move |_| who_came.update(|shown| *shown = !*shown)>
                        {came}<Icon glyph=Glyph::Down />
                    </button>
                </dd>
            </div>
        </dl>
        <div id="who-came">{move || who_came.get().then(|| view! { <Attendance open=open /> })}</div>
    }
}

/// Who writes the report. A name is taken when it is complete, not letter by letter: each would be a
/// person. What isn't taken yet survives a reload.
#[component]
fn Reporter(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, face, .. } = open;
    let draft = StoredValue::new(format!("draft/reporter/{workshop}"));
    let remember = move |text: &str| {
        // A draft that can't be kept is still on the screen.
        let _ = desk.store().set_setting(&draft.get_value(), text);
    };
    let named = Memo::new(move |_| face.with(|face| face.as_ref().map(|face| face.reporter.clone()).unwrap_or_default()));
    let typed = RwSignal::new(String::new());
    let here = RwSignal::new(false);
    let wrong = RwSignal::new(None::<Refusal>);
    let node = NodeRef::<html::Input>::new();
    let begun = desk.store().setting(&draft.get_value()).ok().flatten().filter(|begun| !begun.is_empty());
    Effect::new(move |_| {
        let named = named.get();
        if !here.get_untracked() {
            typed.set(named);
        }
    });
    if let Some(begun) = begun {
        here.set(true);
        typed.set(begun);
    }
    let take = move || {
        let name = typed.get_untracked();
        here.set(false);
        let taken = session.try_act(|forum, cx| {
            let mut people = Edits::none();
            let person =
                if name.trim().is_empty() { None } else { Some(participants::find_or_add(forum, cx, &name, &mut people)?) };
            reports::name_reporter(forum, cx, workshop, person, people)
        });
        if taken.is_ok() {
            remember("");
            typed.set(named.get_untracked());
        }
        wrong.set(taken.err());
    };
    view! {
        <input type="text" class="quiet-input" autocomplete="off" node_ref=node list=PEOPLE
            aria-label=desk.t(t::workshops::REPORTER) placeholder=desk.t(t::workshops::REPORTER_EXAMPLE)
            aria-invalid=move || wrong.with(Option::is_some).then_some("true")
            prop:value=move || typed.get()
            on:input:target=move |event| {
                here.set(true);
                let text = event.target().value();
                remember(&text);
                typed.set(text);
            }
            on:change=move |_| take()
        />
        {move || wrong.get().map(|refusal| view! { <p class="wrong" role="alert">{sentence(desk.language.get(), &refusal)}</p> })}
    }
}
