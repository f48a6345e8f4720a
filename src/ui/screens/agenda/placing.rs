//! Placing a workshop: the one gesture behind the list, the keys and the hand that drags. Rule A14.

use leptos::prelude::*;

use super::{Board, Spot, naming};
use crate::domain::{Id, Topic, Workshop, agenda, placing};
use crate::i18n::{self, t};
use crate::ui::navigation::focus_on;

/// Where a workshop is put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// In a room and a slot; whoever stands there changes places with it.
    Cell(Spot),
    /// On the parking place.
    Parking,
}

/// Puts a workshop down, says what came of it, and leaves the focus on the workshop.
pub fn put_down(board: Board, workshop: Id<Topic>, target: Target) -> bool {
    let language = board.desk.language.get_untracked();
    let session = board.session;
    let stood = session.read(|forum| place_of(forum, workshop));
    let goes_to = match target {
        Target::Cell(spot) => Some(spot),
        Target::Parking => None,
    };
    if stood == goes_to {
        leave(board, workshop);
        return false;
    }
    let (number, other) = session.read(|forum| {
        let there = goes_to.and_then(|(room, slot)| placing::occupants(forum, room, slot).first().copied());
        (naming::number(forum, workshop), there.map(|other| naming::number(forum, other)))
    });
    let done = match target {
        Target::Cell((room, slot)) => session.act(|forum, cx| placing::settle(forum, cx, workshop, room, slot)),
        Target::Parking => session.act(|forum, cx| agenda::park(forum, cx, workshop)),
    };
    if done {
        board.said.set(match (target, other) {
            (Target::Cell(_), Some(other)) => i18n::fill(language, t::agenda::SWAPPED, &[("number", &number), ("other", &other)]),
            (Target::Cell(spot), None) => {
                let (room, hours) = session.read(|forum| naming::spot(language, forum, spot));
                i18n::fill(language, t::agenda::PLACED, &[("number", &number), ("room", &room), ("slot", &hours)])
            }
            (Target::Parking, _) => i18n::fill(language, t::agenda::PARKED, &[("number", &number)]),
        });
    }
    board.carried.set(None);
    focus_workshop(workshop);
    done
}

/// Pins a workshop where it is or unpins it, and leaves the focus on it.
pub fn pin(board: Board, workshop: Id<Topic>, pinned: bool) {
    if board.session.act(|forum, cx| agenda::pin(forum, cx, workshop, pinned)) {
        let number = board.session.read(|forum| naming::number(forum, workshop));
        let said = if pinned { t::agenda::PINNED_NOW } else { t::agenda::UNPINNED_NOW };
        board.said.set(i18n::fill(board.desk.language.get_untracked(), said, &[("number", &number)]));
    }
    focus_workshop(workshop);
}

/// Picks a workshop up: the cells offer themselves, and the focus goes to the nearest that makes sense.
pub fn pick_up(board: Board, workshop: Id<Topic>) {
    let language = board.desk.language.get_untracked();
    let Some(aim) = board.session.read(|forum| place_of(forum, workshop)).or_else(|| first_free(board)) else {
        board.arranging.set(true);
        return;
    };
    board.carried.set(Some(workshop));
    board.said.set(board.session.read(|forum| {
        let hint = if place_of(forum, workshop).is_some() { t::agenda::CARRYING } else { t::agenda::CARRYING_PARKED };
        i18n::fill(language, hint, &[("number", &naming::number(forum, workshop))])
    }));
    focus_spot(aim);
}

/// Leaves the workshop that is being placed where it stands.
pub fn leave(board: Board, workshop: Id<Topic>) {
    let number = board.session.read(|forum| naming::number(forum, workshop));
    board.carried.set(None);
    board.said.set(i18n::fill(board.desk.language.get_untracked(), t::agenda::LEFT, &[("number", &number)]));
    focus_workshop(workshop);
}

/// What putting a workshop down there would do: in short, and as a whole sentence.
pub fn offer(board: Board, workshop: Id<Topic>, target: Target) -> (String, String) {
    let desk = board.desk;
    let language = desk.language.get();
    let say = |text| i18n::say(language, text).to_owned();
    let (stands, other) = board.grid.with(|grid| {
        let Target::Cell(spot) = target else { return (grid.parked.contains(&workshop), None) };
        let here = grid.cells.get(&spot).map_or(&[][..], Vec::as_slice);
        if here.contains(&workshop) { (true, None) } else { (false, here.first().copied()) }
    });
    let Target::Cell(spot) = target else {
        let face = say(if stands { t::agenda::SPOT_OWN } else { t::agenda::PARK });
        return (face.clone(), face);
    };
    board.session.read(|forum| {
        let (room, hours) = naming::spot(language, forum, spot);
        let face = match other {
            Some(other) => i18n::fill(language, t::agenda::SPOT_SWAP, &[("number", &naming::number(forum, other))]),
            None => say(if stands { t::agenda::SPOT_OWN } else { t::agenda::SPOT_FREE }),
        };
        let mut values = vec![("face", face.as_str()), ("room", room.as_str()), ("slot", hours.as_str())];
        let title = other.map(|other| naming::title(forum, other));
        let called = match &title {
            Some(title) => {
                values.push(("title", title.as_str()));
                t::agenda::SPOT_TAKEN
            }
            None => t::agenda::SPOT_PLACE,
        };
        let sentence = i18n::fill(language, called, &values);
        (face, sentence)
    })
}

/// Takes a key while a workshop is being placed. Returns whether the key was for it.
pub fn key(board: Board, key: &str, at: Option<Spot>) -> bool {
    let Some(workshop) = board.carried.get_untracked() else { return false };
    let (across, along) = match key {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        "Escape" => {
            leave(board, workshop);
            return true;
        }
        "Delete" | "Backspace" => {
            put_down(board, workshop, Target::Parking);
            return true;
        }
        _ => return false,
    };
    if let Some(next) = at.or_else(|| first_free(board)).and_then(|at| beside(board, at, across, along)) {
        // At once: the next key may come before the next frame, and starts from where the focus is.
        focus_on(&selector_of(next));
    }
    true
}

/// The cell that many rooms across and slots along; at the edge, the same.
fn beside(board: Board, (room, slot): Spot, across: isize, along: isize) -> Option<Spot> {
    board.grid.with_untracked(|grid| {
        let column = grid.rooms.iter().position(|id| *id == room)?.saturating_add_signed(across);
        let line = grid.slots.iter().position(|id| *id == slot)?.saturating_add_signed(along);
        Some((*grid.rooms.get(column).or(grid.rooms.last())?, *grid.slots.get(line).or(grid.slots.last())?))
    })
}

/// The first cell that nobody has taken, in the order of the day; the first of all when none is free.
fn first_free(board: Board) -> Option<Spot> {
    board.grid.with_untracked(|grid| {
        let mut all = grid.slots.iter().flat_map(|slot| grid.rooms.iter().map(|room| (*room, *slot)));
        let first = all.clone().next();
        all.find(|spot| !grid.cells.contains_key(spot)).or(first)
    })
}

fn place_of(forum: &crate::domain::Forum, workshop: Id<Topic>) -> Option<Spot> {
    agenda::placement(forum, forum.get::<Workshop>(&workshop)?)
}

/// The name by which the page finds a cell.
pub fn spot_name((room, slot): Spot) -> String {
    format!("{room}/{slot}")
}

/// Reads that name back.
pub fn spot_named(name: &str) -> Option<Spot> {
    let (room, slot) = name.split_once('/')?;
    Some((room.parse().ok()?, slot.parse().ok()?))
}

/// After the page has followed, the focus is on the cell.
fn focus_spot(spot: Spot) {
    let selector = selector_of(spot);
    request_animation_frame(move || focus_on(&selector));
}

fn selector_of(spot: Spot) -> String {
    format!("[data-spot=\"{}\"]", spot_name(spot))
}

/// After the page has followed, the focus is on the workshop's sheet.
pub fn focus_workshop(workshop: Id<Topic>) {
    let selector = format!("[data-workshop=\"{workshop}\"]");
    request_animation_frame(move || focus_on(&selector));
}
