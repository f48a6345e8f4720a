//! The day, with what is on now and what comes next; what is over makes room.

use leptos::prelude::*;

use super::foot::Foot;
use super::{Head, Large};
use crate::domain::projection::{self, Line, LineKind, Meeting, Sight, Standing};
use crate::domain::publishing::Change;
use crate::i18n::{self, Text, t};
use crate::ui::parts::Each;
use crate::ui::stage::flow::{Flow, Turning};
use crate::ui::stage::picture::Showing;
use crate::ui::stage::turning::by_the_minute;

/// The lines of the day, with where each stands now.
pub fn day(showing: Showing) -> Memo<Vec<(Line, Standing)>> {
    let now = by_the_minute();
    Memo::new(move |_| {
        let lines = showing.sight.with(|sight| match sight {
            Sight::Agenda(lines) | Sight::Workshops(lines) => lines.clone(),
            _ => Vec::new(),
        });
        let standings = showing.session.read(|forum| projection::standing(forum, &lines, now.get()));
        lines.into_iter().zip(standings).collect()
    })
}

/// The agenda.
#[component]
pub fn Agenda(showing: Showing) -> impl IntoView {
    let day = day(showing);
    let ahead = Memo::new(move |_| {
        let mut ahead = day.get();
        // When the day is over, the whole of it is shown.
        if ahead.iter().any(|(line, standing)| *standing != Standing::Past && line.starts.is_some()) {
            ahead.retain(|(_, standing)| *standing != Standing::Past);
        }
        ahead
    });
    let empty = Memo::new(move |_| ahead.with(Vec::is_empty));
    view! {
        <section class="scene shows-agenda">
            <Head title=move || showing.say(t::stage::AGENDA_TITLE)() />
            {move || if empty.get() {
                view! { <Large title=move || showing.say(t::stage::AGENDA_EMPTY)() /> }.into_any()
            } else {
                view! {
                    <Flow showing=showing columns=2 turning=Turning::ByItself content=Signal::derive(move || ahead.track())>
                        <Each each=move || ahead.get() key=|(line, standing)| format!("{line:?}{standing:?}") children=move |(line, standing)| view! {
                            <OneLine showing=showing line=line standing=standing />
                        } />
                    </Flow>
                }.into_any()
            }}
            <Foot showing=showing />
        </section>
    }
}

#[component]
fn OneLine(showing: Showing, line: Line, standing: Standing) -> impl IntoView {
    let language = showing.language.get_untracked();
    let mark = match standing {
        Standing::Now => Some(t::stage::NOW),
        Standing::Next => Some(t::stage::NEXT),
        Standing::Past | Standing::Later => None,
    };
    let when = i18n::hours(language, line.starts, line.ends);
    let name =
        if matches!(line.kind, LineKind::Parked(_)) { showing.say(t::stage::PARKED)().to_owned() } else { line.name.clone() };
    let meetings = match line.kind {
        LineKind::Slot(meetings) | LineKind::Parked(meetings) => meetings,
        LineKind::Plenary(_) => Vec::new(),
    };
    view! {
        <article class="line" class:now=standing == Standing::Now>
            <header>
                {mark.map(|mark| view! { <b class="mark">{showing.say(mark)}</b> })}
                <span class="when">{when}</span>
            </header>
            {(!name.is_empty()).then(|| view! { <h2>{name}</h2> })}
            {meetings.into_iter().map(|meeting| view! { <Meets showing=showing meeting=meeting /> }).collect_view()}
        </article>
    }
}

/// What the room is told of a change.
const fn words_for(change: &Change) -> Text {
    match change {
        Change::New => t::stage::NEW_HERE,
        Change::Moved { .. } => t::stage::MOVED,
        Change::TakenOff { .. } => t::stage::TAKEN_OFF,
    }
}

/// A workshop in its room.
#[component]
pub fn Meets(
    /// The picture it is in.
    showing: Showing,
    /// The workshop.
    meeting: Meeting,
    /// When it meets, where that isn't said already.
    #[prop(optional)]
    when: String,
) -> impl IntoView {
    let place = [when, meeting.room.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let number = if meeting.number > 0 { meeting.number.to_string() } else { "·".to_owned() };
    view! {
        <div class="meeting">
            <b class="number">{number}</b>
            <div>
                <h3>{meeting.title.clone()}</h3>
                {meeting.changed.as_ref().map(|change| view! { <p class="changed">{showing.say(words_for(change))}</p> })}
                {(!place.is_empty()).then(|| view! { <p class="room">{place}</p> })}
            </div>
        </div>
    }
}
