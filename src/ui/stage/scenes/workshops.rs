//! The workshops at work, each with its room.

use leptos::prelude::*;

use super::agenda::{Meets, day};
use super::foot::Foot;
use super::{Head, Large};
use crate::domain::projection::{Line, LineKind, Meeting, at_work};
use crate::i18n::{self, t};
use crate::ui::parts::Each;
use crate::ui::stage::flow::{Flow, Turning};
use crate::ui::stage::picture::Showing;

/// The workshops of the slot that is on.
#[component]
pub fn Workshops(showing: Showing) -> impl IntoView {
    let day = day(showing);
    let at_work = Memo::new(move |_| {
        let (lines, standings): (Vec<Line>, Vec<_>) = day.get().into_iter().unzip();
        at_work(&lines, &standings).into_iter().cloned().collect::<Vec<Line>>()
    });
    let meetings = Memo::new(move |_| at_work.with(|lines| lines.iter().flat_map(meetings_of).collect::<Vec<Meeting>>()));
    let hours = move || {
        at_work.with(|lines| match lines.as_slice() {
            [one] => i18n::hours(showing.language.get(), one.starts, one.ends),
            _ => String::new(),
        })
    };
    // Where several slots are shown, each workshop says when.
    let when = move |meeting: &Meeting| {
        let several = at_work.with_untracked(|lines| lines.len() > 1);
        meeting.starts.filter(|_| several).map(|starts| i18n::time(showing.language.get_untracked(), starts)).unwrap_or_default()
    };
    let empty = Memo::new(move |_| meetings.with(Vec::is_empty));
    view! {
        <section class="scene shows-workshops">
            <Head title=move || showing.say(t::stage::WORKSHOPS_TITLE)() figure=hours />
            {move || if empty.get() {
                view! { <Large title=move || showing.say(t::stage::WORKSHOPS_EMPTY)() /> }.into_any()
            } else {
                view! {
                    <Flow showing=showing columns=2 turning=Turning::ByItself content=Signal::derive(move || meetings.track())>
                        <Each each=move || meetings.get() key=|meeting| format!("{meeting:?}") children=move |meeting| view! { <Meets showing=showing when=when(&meeting) meeting=meeting /> } />
                    </Flow>
                }.into_any()
            }}
            <Foot showing=showing />
        </section>
    }
}

fn meetings_of(line: &Line) -> Vec<Meeting> {
    match &line.kind {
        LineKind::Slot(meetings) => meetings.clone(),
        LineKind::Plenary(_) | LineKind::Parked(_) => Vec::new(),
    }
}
