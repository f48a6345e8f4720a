//! The closing words, one person after the other.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::order::Step;
use crate::domain::{Edits, Id, Kind, Participant, Word, participants, words};
use crate::i18n::t;
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Each, Entry, Glyph, Icon, LongText};

/// The closing words: a name, then what is said.
#[component]
pub fn Circle(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let spoken = session.memo(&[Kind::Word], |forum| words::listed(forum).into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    let speak = Callback::new(move |name: String| {
        let mut made = None;
        session.try_act(|forum, cx| {
            let mut people = Edits::none();
            let person = participants::find_or_add(forum, cx, &name, &mut people)?;
            let transaction = words::add(forum, cx, person, "", people)?;
            made = transaction.on.as_ref().map(|made| made.key.clone());
            Ok(transaction)
        })?;
        if let Some(word) = made {
            // The name is there; what is said comes next.
            request_animation_frame(move || focus_on(&format!("[data-word=\"{word}\"] textarea")));
        }
        Ok(())
    });
    view! {
        <section class="words">
            <h2>{desk.t(t::closing::WORDS)}</h2>
            <Entry label=t::closing::WORDS_ENTRY placeholder=t::closing::WORDS_EXAMPLE button=t::app::ADD people=true
                draft=format!("words/{}", session.id()) take=speak />
            {move || spoken.with(Vec::is_empty).then(|| view! { <p class="soft">{desk.t(t::closing::WORDS_EMPTY)}</p> })}
            <ol>
                <Each each=move || spoken.get() key=|id| *id children=move |id| view! { <Spoken session=session id=id spoken=spoken /> } />
            </ol>
        </section>
    }
}

#[component]
fn Spoken(session: Session, id: Id<Word>, spoken: Memo<Vec<Id<Word>>>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Word>(id);
    let name = Memo::new(move |_| {
        let person = record.with(|word| word.as_ref().and_then(|word| word.person));
        if let Some(person) = person {
            session.track_record::<Participant>(&person);
        }
        let name = session.read(|forum| person.map(|person| participants::name_of(forum, person).to_owned()).unwrap_or_default());
        if name.is_empty() { desk.t(t::app::NO_NAME)().to_owned() } else { name }
    });
    let said = session.text::<Word>(id);
    let called = move |text| move || name.with(|name| desk.fill(text, &[("name", name)]));
    let write = Callback::new(move |text: String| session.try_act(|forum, cx| words::write(forum, cx, id, &text)));
    let shift = move |step: Step, way: &'static str| {
        session.act(|forum, cx| words::shift(forum, cx, id, step));
        // The row has moved, and the focus with it, unless the button it was on is at its end.
        request_animation_frame(move || {
            focus_on(&format!("[data-word=\"{id}\"] [data-way=\"{way}\"]:not(:disabled), [data-word=\"{id}\"] textarea"));
        });
    };
    let first = move || spoken.with(|spoken| spoken.first() == Some(&id));
    let last = move || spoken.with(|spoken| spoken.last() == Some(&id));
    let remove = move |_| {
        session.act_and_tell(|forum, cx| words::remove(forum, cx, id));
        request_animation_frame(|| focus_on(".words [data-quick-entry]"));
    };
    view! {
        <li class="word" data-word=id.to_string()>
            <header>
                <h3>{move || name.get()}</h3>
                <button type="button" class="icon" data-way="up" aria-label=called(t::closing::MOVE_UP_OF) disabled=first on:click=move |_| shift(Step::Up, "up")>
                    <Icon glyph=Glyph::Up />
                </button>
                <button type="button" class="icon" data-way="down" aria-label=called(t::closing::MOVE_DOWN_OF) disabled=last on:click=move |_| shift(Step::Down, "down")>
                    <Icon glyph=Glyph::Down />
                </button>
                <button type="button" class="icon" aria-label=called(t::closing::REMOVE_OF) on:click=remove>
                    <Icon glyph=Glyph::Remove />
                </button>
            </header>
            <LongText bare=true label=Signal::derive(called(t::closing::WORDS_OF)) value=said take=write
                placeholder=Signal::derive(move || Some(called(t::closing::WORDS_SAID)())) />
        </li>
    }
}
