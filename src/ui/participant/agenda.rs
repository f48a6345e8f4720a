//! The day on one's own laptop: what is when and where, with what interests one marked.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::slot::Workshops;
use super::topics::me;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::agenda::{self, Entry};
use crate::domain::{Forum, Id, Kind, Plenary, PlenaryKind, Slot, Topic, laptop};
use crate::i18n::{self, t};
use crate::ui::parts::{Each, Empty};

/// What the parts of the day share.
#[derive(Clone, Copy)]
pub struct Looking {
    /// The forum.
    pub session: Session,
    /// The workshops that are marked: those one convenes or gave dots to, and those marked by hand.
    pub marked: Memo<BTreeSet<Id<Topic>>>,
    by_hand: RwSignal<ByHand>,
}

/// What was marked, and what unmarked, by hand.
type ByHand = (BTreeSet<Id<Topic>>, BTreeSet<Id<Topic>>);

/// Where this machine remembers what was marked by hand.
fn setting(session: Session) -> String {
    format!("marked/{}", session.id())
}

fn read(text: &str) -> BTreeSet<Id<Topic>> {
    text.split(' ').filter_map(|id| id.parse().ok()).collect()
}

fn write(ids: &BTreeSet<Id<Topic>>) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

impl Looking {
    fn new(session: Session) -> Self {
        let kept = Desk::here().store().setting(&setting(session)).ok().flatten().unwrap_or_default();
        let (on, off) = kept.split_once('/').unwrap_or_default();
        let by_hand = RwSignal::new((read(on), read(off)));
        let of_itself = session.memo(&[Kind::Topic, Kind::Vote, Kind::Ballot], move |forum: &Forum| {
            me(session).map(|me| laptop::of_interest(forum, me)).unwrap_or_default()
        });
        let marked = Memo::new(move |_| {
            by_hand
                .with(|(on, off)| of_itself.with(|of_itself| of_itself.union(on).filter(|id| !off.contains(id)).copied().collect()))
        });
        Self { session, marked, by_hand }
    }

    /// Marks a workshop, or takes its mark away.
    pub fn mark(self, desk: Desk, workshop: Id<Topic>, marked: bool) {
        self.by_hand.update(|(on, off)| {
            let (into, out_of) = if marked { (on, off) } else { (off, on) };
            into.insert(workshop);
            out_of.remove(&workshop);
        });
        let text = self.by_hand.with_untracked(|(on, off)| format!("{}/{}", write(on), write(off)));
        // A mark that can't be kept holds until the window closes.
        let _ = desk.store().set_setting(&setting(self.session), &text);
    }
}

/// The day.
#[component]
pub fn Day(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let looking = Looking::new(session);
    let kinds: &[Kind] = &[Kind::Topic, Kind::Workshop, Kind::Room, Kind::Slot, Kind::Plenary];
    let day = session.memo(kinds, agenda::timeline);
    let parked = session.memo(kinds, |forum| agenda::grid(forum).parked);
    let nothing = Memo::new(move |_| day.with(Vec::is_empty) && parked.with(Vec::is_empty));
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::participant::DAY)}</h1>
                <p>{desk.t(t::participant::DAY_HINT)}</p>
            </div>
            <div class="tools"><a class="button" href=Route::Forum(session.id(), View::Minutes).to_string()>{desk.t(t::participant::READ_MINUTES)}</a></div>
        </div>
        {move || nothing.get().then(|| view! { <Empty title=t::participant::NO_DAY hint=t::participant::NO_DAY_HINT /> })}
        <ol class="own-day">
            <Each each=move || day.get() key=|entry| match entry { Entry::Slot(id) => id.uuid(), Entry::Plenary(id) => id.uuid() }
                children=move |entry| match entry {
                    Entry::Slot(slot) => view! { <SlotPart looking=looking at=slot /> }.into_any(),
                    Entry::Plenary(item) => view! { <PlenaryPart session=session item=item /> }.into_any(),
                } />
        </ol>
        {move || (!parked.with(Vec::is_empty)).then(|| view! {
            <section class="own-part" aria-labelledby="not-placed">
                <h2 id="not-placed">{desk.t(t::participant::NOT_PLACED)}</h2>
                <Workshops looking=looking all=Signal::derive(move || parked.get()) />
            </section>
        })}
    }
}

#[component]
fn SlotPart(looking: Looking, at: Id<Slot>) -> impl IntoView {
    let slot = at;
    let desk = Desk::here();
    let record = looking.session.record::<Slot>(slot);
    let heading = move || {
        record.with(|slot| {
            let Some(slot) = slot else { return String::new() };
            let hours = i18n::hours(desk.language.get(), slot.starts, slot.ends);
            [hours, slot.name.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    };
    let all = looking.session.memo(&[Kind::Topic, Kind::Workshop, Kind::Room, Kind::Slot], move |forum| {
        let grid = agenda::grid(forum);
        grid.rooms.iter().flat_map(|room| grid.cells.get(&(*room, slot)).cloned().unwrap_or_default()).collect::<Vec<_>>()
    });
    view! {
        <li class="round">
            <h2>{heading}</h2>
            <Workshops looking=looking all=all.into() />
        </li>
    }
}

#[component]
fn PlenaryPart(session: Session, item: Id<Plenary>) -> impl IntoView {
    let desk = Desk::here();
    let record = session.record::<Plenary>(item);
    let pause = move || record.with(|item| item.as_ref().is_some_and(|item| item.kind == PlenaryKind::Break));
    let hours = move || record.with(|item| item.as_ref().map(|item| i18n::hours(desk.language.get(), item.starts, item.ends)));
    view! {
        <li class="plenary" class:pause=pause>
            <span class="when">{hours}</span>
            <h2>{move || record.with(|item| item.as_ref().map(|item| item.title.clone()).unwrap_or_default())}</h2>
        </li>
    }
}
