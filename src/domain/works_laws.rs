//! Laws: whatever people do, in whatever order and however late it arrives, the listings stay whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::actions::{self, ActionDraft};
use super::engagements::{self, EngagementDraft};
use super::order::{self, Removable, Step};
use super::scene::Scene;
use super::*;
use super::{agenda, hours, objectives, plenary, publishing, reports, rooms, slots, suggestion, template, words};

/// One gesture: what to do, on which of what is there, and whether on a forum that is out of date.
#[derive(Clone, Debug)]
struct Gesture {
    what: u8,
    which: usize,
    other: usize,
    late: bool,
}

fn gestures() -> impl Strategy<Value = Vec<Gesture>> {
    let one = (0_u8..41, 0_usize..6, 0_usize..6, prop::bool::weighted(0.3));
    prop::collection::vec(one.prop_map(|(what, which, other, late)| Gesture { what, which, other, late }), 0..60)
}

fn nth<R: Record<Key = Id<R>>>(forum: &Forum, n: usize) -> Id<R> {
    let ids: Vec<_> = R::table(forum).iter().map(|(id, _)| *id).collect();
    ids.get(n % ids.len().max(1)).copied().unwrap_or_else(|| scene::nowhere())
}

fn step(n: usize) -> Step {
    [Step::Up, Step::Down, Step::To(n)][n % 3]
}

fn make(forum: &Forum, cx: &mut Context<'_>, gesture: &Gesture) -> Result<Transaction, Refusal> {
    let (a, b) = (gesture.which, gesture.other);
    let person: Id<Participant> = nth(forum, a);
    let workshop: Id<Topic> = nth(forum, b);
    let section = || {
        let shown = reports::sections(forum, workshop);
        shown.get(a % shown.len().max(1)).map_or(nth(forum, a), |section| section.id)
    };
    let promise = EngagementDraft { person, promise: "p".into(), due: Due::default(), workshop: Some(workshop) };
    let draft = ActionDraft { what: "w".into(), who: String::new(), due: Due(format!("2026-12-0{}", 1 + a)) };
    match gesture.what {
        0 => objectives::add(forum, cx, "o", (b > 1).then(|| nth(forum, a))),
        1 => objectives::shift(forum, cx, nth(forum, a), step(b)),
        2 => objectives::indent(forum, cx, nth(forum, a)),
        3 => objectives::outdent(forum, cx, nth(forum, a)),
        4 => objectives::remove(forum, cx, nth(forum, a)),
        5 => rooms::add(forum, cx, "r", None),
        6 => rooms::shift(forum, cx, nth(forum, a), step(b)),
        7 => rooms::remove(forum, cx, nth(forum, a)),
        8 => slots::add(forum, cx, "s", hours::read(&format!("1{a}h-1{}h", a + b)).0),
        9 => slots::shift(forum, cx, nth(forum, a), step(b)),
        10 => slots::remove(forum, cx, nth(forum, a)),
        11 => plenary::add(
            forum,
            cx,
            Plenary { title: "p".into(), starts: hours::read(&format!("1{a}h")).0.starts, ..Plenary::default() },
        ),
        12 => plenary::shift(forum, cx, nth(forum, a), step(b)),
        13 => plenary::remove(forum, cx, nth(forum, a)),
        14 => template::add(forum, cx, "t"),
        15 => template::shift(forum, cx, nth(forum, a), step(b)),
        16 => template::remove(forum, cx, nth(forum, a)),
        17 | 18 => agenda::place(forum, cx, workshop, nth(forum, a), nth(forum, a)),
        19 => agenda::park(forum, cx, workshop),
        20 => agenda::swap(forum, cx, workshop, nth(forum, a)),
        21 => reports::add_section(forum, cx, workshop, "x"),
        22 | 23 => reports::write_notes(forum, cx, workshop, section(), "notes"),
        24 => reports::shift_section(forum, cx, workshop, section(), step(a)),
        25 => reports::remove_section(forum, cx, workshop, section()),
        26 => reports::attend(forum, cx, workshop, person, true, Edits::none()),
        27 => actions::add(forum, cx, Some(workshop), &draft),
        28 => actions::shift(forum, cx, nth(forum, a), step(b)),
        29 => actions::remove(forum, cx, nth(forum, a)),
        30 => engagements::add(forum, cx, &promise, Edits::none()),
        31 => engagements::remove(forum, cx, nth(forum, a)),
        32 => words::add(forum, cx, person, "x", Edits::none()),
        34 => {
            if b % 3 == 0 {
                convergence::close(forum, cx)
            } else {
                convergence::open(forum, cx)
            }
        }
        35 => ballots::begin(forum, cx, Matter::Actions, "").map(|(_, transaction)| transaction),
        36 => ballots::give(forum, cx, nth(forum, a), nth::<Action>(forum, b), 1),
        37 => agenda::pin(forum, cx, workshop, a % 2 == 0),
        38 => publishing::publish(forum, cx),
        39 => suggestion::suggest(forum).map_or(Err(Refusal::Gone), |suggestion| suggestion::take(forum, cx, &suggestion)),
        _ => merging::merge(forum, cx, &[workshop], nth(forum, a), "said so"),
    }
}

fn live<R: Removable>(forum: &Forum) -> BTreeSet<Id<R>> {
    order::live::<R>(forum).map(|(id, _)| id).collect()
}

/// The ids are all different, and are just these.
fn same<T: Ord + Copy + std::fmt::Debug>(listed: &[T], expected: &BTreeSet<T>) {
    assert_eq!(listed.len(), expected.len());
    assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), *expected);
}

fn ids<R, T>(listed: Vec<(Id<R>, T)>) -> Vec<Id<R>> {
    listed.into_iter().map(|(id, _)| id).collect()
}

fn check(forum: &Forum) {
    let branches = objectives::tree(forum);
    same(&branches.iter().map(|branch| branch.id).collect::<Vec<_>>(), &live::<Objective>(forum));
    for (at, branch) in branches.iter().enumerate() {
        let parent = branches[..at].iter().find(|earlier| Some(earlier.id) == branch.parent);
        assert_eq!(parent.map(|parent| parent.depth + 1).unwrap_or_default(), branch.depth);
    }
    same(&ids(rooms::listed(forum)), &live::<Room>(forum));
    same(&ids(slots::listed(forum)), &live::<Slot>(forum));
    same(&ids(plenary::listed(forum)), &live::<Plenary>(forum));
    same(&ids(template::listed(forum)), &live::<TemplateSection>(forum));
    same(&ids(words::listed(forum)), &live::<Word>(forum));
    check_agenda(forum);
    check_outputs(forum);
}

fn check_agenda(forum: &Forum) {
    let day = agenda::timeline(forum);
    assert_eq!(day.len(), live::<Slot>(forum).len() + live::<Plenary>(forum).len());
    let starts: Vec<_> = day
        .iter()
        .map(|entry| match entry {
            agenda::Entry::Plenary(id) => forum.get::<Plenary>(id).unwrap().starts,
            agenda::Entry::Slot(id) => forum.get::<Slot>(id).unwrap().starts,
        })
        .map(|starts| (starts.is_none(), starts))
        .collect();
    assert!(starts.is_sorted());
    let held: BTreeSet<_> = agenda::workshops(forum).into_iter().map(|held| held.id).collect();
    let grid = agenda::grid(forum);
    same(&grid.cells.values().flatten().chain(&grid.parked).copied().collect::<Vec<_>>(), &held);
    assert!(grid.cells.keys().all(|(room, slot)| grid.rooms.contains(room) && grid.slots.contains(slot)));
    for conflict in agenda::conflicts(forum) {
        match conflict {
            agenda::Conflict::RoomTwice { room, workshops } => {
                assert!(grid.rooms.contains(&room) && workshops.iter().all(|workshop| held.contains(workshop)));
            }
            agenda::Conflict::ConvenerTwice { person, workshops } => {
                assert!(workshops.iter().all(|workshop| merging::conveners(forum, *workshop).contains(&person)));
            }
            agenda::Conflict::SlotsOverlap { slots } => assert!(slots.iter().all(|slot| grid.slots.contains(slot))),
            agenda::Conflict::RoomTooSmall { workshop, .. } => assert!(held.contains(&workshop)),
        }
    }
}

fn check_outputs(forum: &Forum) {
    let mut shown = BTreeSet::new();
    for held in agenda::workshops(forum) {
        for section in reports::sections(forum, held.id) {
            assert!(shown.insert(section.id), "a section is shown once");
            assert_eq!(forum.get::<Section>(&section.id).is_some_and(|section| !section.removed), section.exists);
        }
    }
    let written = order::live::<Section>(forum).filter(|(id, section)| {
        let home = actions::home_of(forum, section.workshop);
        !forum.text::<Section>(id).is_empty() && home.is_some_and(|home| agenda::held(forum, home).is_some())
    });
    assert!(written.map(|(id, _)| id).all(|id| shown.contains(&id)), "what was written is shown");
    same(&ids(actions::table(forum)), &live::<Action>(forum));
    same(&convergence::ranking(forum).iter().map(|one| one.candidate.action()).collect::<Vec<_>>(), &live::<Action>(forum));
    let homes: BTreeSet<_> = order::live::<Action>(forum).map(|(_, action)| actions::home(forum, action)).collect();
    let by_home: Vec<_> = homes.into_iter().flat_map(|home| ids(actions::of_workshop(forum, home))).collect();
    same(&by_home, &live::<Action>(forum));
    let promised: Vec<_> = engagements::by_person(forum).into_iter().flat_map(|row| ids(row.engagements)).collect();
    same(&promised, &live::<Engagement>(forum));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A3, E6, F1, F7, D2
    #[test]
    fn listings_hold_everything_once_after_any_gestures_some_of_them_late(gestures in gestures()) {
        let mut scene = Scene::new();
        let people = [scene.person("Ada"), scene.person("Noé")];
        for n in 0..4 {
            scene.workshop(&format!("W{n}"), &people[n % 2..]);
        }
        let mut past = scene.forum.clone();
        for (at, gesture) in gestures.iter().enumerate() {
            if at % 5 == 0 {
                past = scene.forum.clone();
            }
            let before = scene.forum.clone();
            if scene.does(|forum, cx| make(if gesture.late { &past } else { forum }, cx, gesture)).is_err() {
                prop_assert_eq!(&scene.forum, &before);
            }
            check(&scene.forum);
        }
    }
}
