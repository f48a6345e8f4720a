//! Forums to place, made up: the same seed makes the same one.

use chrono::NaiveTime;
use open_forum::domain::dice::Dice;
use open_forum::domain::{
    Ballot, Fate, Forum, Id, Identity, Members, Participant, Report, Room, Slot, Topic, Vote, VoteKey, VoteState, Workshop,
};
use uuid::Uuid;

/// How much of everything, and how it stands.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub workshops: usize,
    pub rooms: usize,
    pub slots: usize,
    pub ballots: usize,
    /// Workshops that have a place already; as many of them as given are pinned.
    pub placed: usize,
    pub pinned: usize,
    /// The slots overlap each other by half.
    pub overlapping: bool,
}

/// A day of this many workshops, with enough cells for them, nobody placed.
pub const fn plain(workshops: usize, slots: usize, rooms: usize, ballots: usize) -> Shape {
    Shape { workshops, rooms, slots, ballots, placed: 0, pinned: 0, overlapping: false }
}

pub fn forum(seed: u64, shape: Shape) -> Forum {
    let mut dice = Dice::of(seed);
    let mut forum = Forum::default();
    let identity = Identity { title: "Made up".into(), vote: VoteState::Closed, dots: 8, cap: 3, ..Identity::default() };
    forum.identity.put(id(1, 0), identity);
    for n in 0..shape.rooms {
        let capacity = (dice.below(6) > 0).then(|| u32::try_from(6 + dice.below(40)).unwrap());
        forum.rooms.put(id(2, n), Room { name: format!("Room {n}"), capacity, order: format!("{n:04}"), removed: false });
    }
    for n in 0..shape.slots {
        let (starts, lasts) = if shape.overlapping { (n * 30, 60) } else { (n * 60, 60) };
        let at = |minutes: usize| NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(8 * 3600 + minutes * 60).unwrap(), 0);
        let slot = Slot { starts: at(starts), ends: at(starts + lasts), order: format!("{n:04}"), ..Slot::default() };
        forum.slots.put(id(3, n), slot);
    }
    let people = shape.workshops + shape.workshops / 2 + 2;
    for n in 0..people {
        forum.participants.put(id(4, n), Participant { name: format!("Person {n}"), ..Participant::default() });
    }
    for n in 0..shape.workshops {
        let conveners: Members<Participant> = (0..=dice.below(2)).map(|_| id(4, dice.below(people))).collect();
        forum.topics.put(id(5, n), Topic { title: format!("Topic {n}"), conveners, ..Topic::default() });
        let mut workshop = Workshop { fate: Fate::ByVote, number: u32::try_from(n).unwrap() + 1, ..Workshop::default() };
        if n < shape.placed && shape.rooms * shape.slots > 0 {
            workshop.room = Some(id(2, dice.below(shape.rooms)));
            workshop.slot = Some(id(3, dice.below(shape.slots)));
            workshop.pinned = n < shape.pinned;
        }
        forum.workshops.put(id(5, n), workshop);
        if dice.below(10) == 0 {
            let headcount = u32::try_from(dice.below(50)).ok();
            forum.reports.put(id(5, n), Report { headcount, ..Report::default() });
        }
    }
    for n in 0..shape.ballots {
        let ballot = id(6, n);
        forum.ballots.put(ballot, Ballot { handed_in: true, removed: dice.below(20) == 0, ..Ballot::default() });
        // Interests come in clusters, as they do: a first choice, and others near it.
        let first = dice.below(shape.workshops.max(1));
        for _ in 0..=dice.below(5) {
            let near = if dice.below(3) == 0 { dice.below(shape.workshops.max(1)) } else { first + dice.below(6) };
            let topic = id(5, near % shape.workshops.max(1));
            let dots = u32::try_from(1 + dice.below(3)).unwrap();
            forum.votes.put(VoteKey { ballot, topic }, Vote { dots });
        }
    }
    forum
}

fn id<R>(kind: u128, n: usize) -> Id<R> {
    Id::new(Uuid::from_u128(kind << 64 | n as u128))
}
