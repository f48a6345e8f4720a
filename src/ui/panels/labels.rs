//! The labels of a forum: their colours, words, and how many topics bear each.

use leptos::prelude::*;

use crate::app::action;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::labels::{self, Listed};
use crate::domain::{Colour, Id, Kind, Label};
use crate::i18n::{Text, t};
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Each, Empty, Glyph, Icon, LineField};

/// The id of the list of labels that the panel's fields suggest.
const LABELS: &str = "labels-to-join";

/// The labels in use, by their words.
pub fn used(session: Session) -> Memo<Vec<Listed>> {
    session.memo(&[Kind::Topic, Kind::Label], labels::listed)
}

/// The labels as suggestions, under an id.
pub fn suggestions(used: Memo<Vec<Listed>>, id: &'static str) -> AnyView {
    view! {
        <datalist id=id>
            <Each each=move || used.get() key=|label| label.name.clone() children=|label| view! { <option value=label.name></option> } />
        </datalist>
    }
    .into_any()
}

/// The labels, each to be renamed, painted and removed everywhere at once.
#[component]
pub fn Labels(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let used = used(session);
    let several = move |_| {
        desk.panel.set(None);
        request_animation_frame(move || (action::LABEL_SEVERAL.run)(desk));
    };
    view! {
        {move || if used.with(Vec::is_empty) {
            view! { <Empty title=t::labels::EMPTY hint=t::labels::EMPTY_HINT /> }.into_any()
        } else {
            view! {
                <p class="soft">{desk.t(t::labels::HINT)}</p>
                <ul class="rows labels">
                    <Each each=move || used.get() key=|label| label.id children=move |label| view! { <Line session=session used=used id=label.id /> } />
                </ul>
            }.into_any()
        }}
        {suggestions(used, LABELS)}
        <div class="choices">
            <button type="button" class="go" on:click=several>{desk.t(t::labels::SEVERAL)}</button>
        </div>
    }
}

#[component]
fn Line(session: Session, used: Memo<Vec<Listed>>, id: Id<Label>) -> impl IntoView {
    let desk = Desk::here();
    let label = Memo::new(move |_| used.with(|used| used.iter().find(|label| label.id == id).cloned()));
    let name = move || label.get().map(|label| label.name).unwrap_or_default();
    let colour = move || label.get().map(|label| label.colour);
    let rename = Callback::new(move |words: String| {
        session.try_act(|forum, cx| labels::rename(forum, cx, id, &words))?;
        request_animation_frame(move || back_to(labels::id_of(&words)));
        Ok(())
    });
    let remove = move |_| {
        session.act_and_tell(|forum, cx| labels::remove(forum, cx, id));
        request_animation_frame(|| focus_on("dialog[open] .choices button"));
    };
    let paint = move |chosen: &str| {
        if let Some(colour) = Colour::ALL.into_iter().find(|colour| colour.name() == chosen) {
            session.act(|forum, cx| labels::paint(forum, cx, id, colour));
        }
    };
    let named = move |text: Text| move || desk.fill(text, &[("label", &name())]);
    view! {
        <li data-label-line=id.to_string()>
            <i class="swatch" data-colour=move || colour().map(Colour::name)></i>
            <div class="grow">
                <LineField label=Signal::derive(named(t::labels::WORDS)) value=Signal::derive(name) take=rename list=LABELS.to_owned() whole=true bare=true />
            </div>
            <select aria-label=named(t::labels::COLOUR) on:change:target=move |event| paint(&event.target().value())>
                {Colour::ALL.map(|one| view! {
                    <option value=one.name() selected=move || colour() == Some(one)>{desk.t(colour_name(one))}</option>
                }).collect_view()}
            </select>
            <span class="soft count">{move || label.get().map(|label| desk.count(t::topics::COUNT, label.topics))}</span>
            <button type="button" class="icon" aria-label=named(t::labels::REMOVE) title=named(t::labels::REMOVE) on:click=remove><Icon glyph=Glyph::Remove /></button>
        </li>
    }
}

/// A label that is given other words is another line: the focus goes on there, if it went with the line.
fn back_to(label: Option<Id<Label>>) {
    let lost = document().active_element().is_none_or(|element| matches!(element.tag_name().as_str(), "BODY" | "DIALOG"));
    if let Some(label) = label.filter(|_| lost) {
        focus_on(&format!("[data-label-line=\"{label}\"] select"));
    }
}

const fn colour_name(colour: Colour) -> Text {
    match colour {
        Colour::Red => t::labels::RED,
        Colour::Amber => t::labels::AMBER,
        Colour::Green => t::labels::GREEN,
        Colour::Sky => t::labels::SKY,
        Colour::Blue => t::labels::BLUE,
        Colour::Purple => t::labels::PURPLE,
    }
}
