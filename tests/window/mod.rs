//! A window on a forum, for tests: a replica with a person in front of it, a clock and ids of its own.

#![allow(dead_code, reason = "not every test does everything")]

use open_forum::domain::setup::NewForum;
use open_forum::domain::topics::Proposal;
use open_forum::domain::*;
use open_forum::replica::{Committed, Replica, Stamp};
use proptest::prelude::*;
use uuid::Uuid;

/// One update of one of the two documents.
pub type Update = (Document, Vec<u8>);

pub struct Window {
    pub replica: Replica,
    pub who: &'static str,
    /// Everything that this window wrote.
    pub updates: Vec<Update>,
    pub now: i64,
    client: u64,
}

impl Window {
    pub fn new(client: u64, who: &'static str) -> Self {
        Self { replica: Replica::new(client), who, updates: Vec::new(), now: 1_000_000, client }
    }

    /// A window on a forum that has a title, a report template and an open vote.
    pub fn founding(client: u64, who: &'static str) -> Self {
        let mut window = Self::new(client, who);
        let new = NewForum { title: "Forum", language: Language::Fr, offset: 60, template: &["Faits", "Suites"] };
        assert!(window.act(|_, cx| setup::create(cx, &new)));
        assert!(window.act(voting::open));
        window
    }

    /// A second window, opened on all that this one knows.
    pub fn beside(&self, client: u64, who: &'static str) -> Self {
        let mut window = Self::new(client, who);
        window.hear(&snapshots(&self.replica));
        window.now = self.now;
        window
    }

    pub fn stamp(&mut self) -> Stamp {
        self.now += 1_000;
        Stamp { who: self.who.to_owned(), at: Moment(self.now), deed: Id::new(minted(self.now, 0, self.client)) }
    }

    /// Makes a gesture; `false` where the rules refuse it.
    pub fn act(&mut self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) -> bool {
        self.committed(gesture).is_some()
    }

    /// Makes a gesture and says what it left behind.
    pub fn committed(
        &mut self,
        gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>,
    ) -> Option<Committed> {
        let stamp = self.stamp();
        let (client, who, now) = (self.client, self.who.to_owned(), self.now);
        let mut last = 0;
        let mut mint = || {
            last += 1;
            minted(now, last, client)
        };
        let mut cx = Context { now: stamp.at, who, mint: &mut mint };
        let transaction = gesture(self.replica.forum(), &mut cx).ok()?;
        let committed = self.replica.commit(&transaction, &stamp).unwrap();
        self.updates.extend(committed.updates.clone());
        Some(committed)
    }

    pub fn undo(&mut self) -> Result<(), Refusal> {
        let stamp = self.stamp();
        let committed = self.replica.undo(&stamp).unwrap()?;
        self.updates.extend(committed.updates);
        Ok(())
    }

    pub fn redo(&mut self) -> Result<(), Refusal> {
        let stamp = self.stamp();
        let committed = self.replica.redo(&stamp).unwrap()?;
        self.updates.extend(committed.updates);
        Ok(())
    }

    pub fn hear(&mut self, updates: &[Update]) {
        for (document, update) in updates {
            self.replica.merge(*document, update).unwrap();
        }
    }

    pub fn forum(&self) -> &Forum {
        self.replica.forum()
    }

    /// Proposes a topic and returns its id.
    pub fn topic(&mut self, title: &str) -> Id<Topic> {
        let before: Vec<_> = self.forum().topics.iter().map(|(id, _)| *id).collect();
        let proposal = Proposal { title: title.into(), ..Proposal::default() };
        assert!(self.act(|forum, cx| topics::propose(forum, cx, &proposal)));
        self.forum().topics.iter().map(|(id, _)| *id).find(|id| !before.contains(id)).unwrap()
    }
}

/// The id number `n` of a gesture: ids sort by the time they were given, as those of version 7 do.
fn minted(now: i64, n: u64, client: u64) -> Uuid {
    Uuid::from_u64_pair(u64::try_from(now).unwrap() << 16 | 0x7000 | n, 0x8000_0000_0000_0000 | client)
}

/// Everything that a replica holds.
pub fn snapshots(replica: &Replica) -> Vec<Update> {
    Document::ALL.map(|document| (document, replica.snapshot(document).unwrap())).into()
}

/// The forum read from scratch out of these updates.
pub fn opened(updates: &[Update]) -> Forum {
    let updates = updates.iter().map(|(document, update)| (*document, update.as_slice()));
    Replica::open(99, updates).unwrap().forum().clone()
}

/// The forum without its history.
pub fn deeds_aside(forum: &Forum) -> Forum {
    Forum { deeds: Table::default(), ..forum.clone() }
}

/// One gesture out of many kinds; the figures choose among what there is.
#[derive(Clone, Debug)]
pub struct Gesture {
    pub kind: u8,
    pub one: usize,
    pub other: usize,
    pub text: String,
}

pub const HAND_IN: u8 = 20;
const KINDS: u8 = 34;

pub fn gesture() -> impl Strategy<Value = Gesture> {
    (0..KINDS, 0_usize..6, 0_usize..6, text()).prop_map(|(kind, one, other, text)| Gesture { kind, one, other, text })
}

/// What people type: with emoji of several code points, combining marks and Hebrew.
pub fn text() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec!["a", "é", "e\u{301}", "😀", "👩‍🌾", "שלום", " ", "\n", "- ", "Un lieu", "🇫🇷", "\u{200f}"]);
    prop::collection::vec(parts, 0..6).prop_map(|parts| parts.concat())
}

fn nth<R: Record>(table: &Table<R>, n: usize) -> Result<R::Key, Refusal> {
    let keys: Vec<_> = table.iter().map(|(key, _)| key.clone()).collect();
    if keys.is_empty() { Err(Refusal::Gone) } else { Ok(keys[n % keys.len()].clone()) }
}

impl Window {
    /// Makes a gesture as far as the rules allow it.
    pub fn make(&mut self, gesture: &Gesture) -> bool {
        self.act(|forum, cx| transaction(forum, cx, gesture))
    }
}

fn transaction(forum: &Forum, cx: &mut Context<'_>, Gesture { kind, one, other, text }: &Gesture) -> Result<Transaction, Refusal> {
    let topic = || nth(&forum.topics, *one);
    match kind {
        0..=2 => topics::propose_line(forum, cx, &format!("{text} — Ada{one}")),
        3 => topics::set_title(forum, cx, topic()?, text),
        4..=5 => topics::set_description(forum, cx, topic()?, &spread(forum.text::<Topic>(&topic()?), *other, text)),
        6 => topics::withdraw(forum, cx, topic()?),
        7 => topics::restore(forum, cx, topic()?),
        8 => topics::add_convener(forum, cx, topic()?, &format!("Bo{other}")),
        9 => topics::remove_convener(forum, cx, topic()?, nth(&forum.participants, *other)?),
        10 => merging::merge(forum, cx, &[topic()?], nth(&forum.topics, *other)?, "oui"),
        11 => merging::unmerge(forum, cx, topic()?),
        12 => rooms::add(forum, cx, text, Some(12)),
        13 => rooms::remove(forum, cx, nth(&forum.rooms, *one)?),
        14 => objectives::add(forum, cx, text, nth(&forum.objectives, *one).ok()),
        15 => objectives::remove(forum, cx, nth(&forum.objectives, *one)?),
        16 => voting::begin_ballot(forum, cx, &format!("Ada{one}")).map(|(_, transaction)| transaction),
        17..=18 => {
            let dots = u32::try_from(*one).unwrap_or(0) % 4;
            voting::give(forum, cx, nth(&forum.ballots, *other)?, topic()?, dots)
        }
        19 => voting::enter_tally(forum, cx, topic()?, u32::try_from(*other).unwrap_or(0)),
        &HAND_IN => voting::hand_in(forum, cx, nth(&forum.ballots, *one)?),
        21 => retaining::retain(forum, cx, topic()?),
        22 => retaining::let_go(forum, cx, topic()?),
        23 => {
            let workshop = topic()?;
            let section = reports::sections(forum, workshop).get(*other % 2).map(|section| section.id).ok_or(Refusal::Gone)?;
            let notes = spread(forum.text::<Section>(&section), *other, text);
            reports::write_notes(forum, cx, workshop, section, &notes)
        }
        24 => words::conclude(forum, cx, &spread(words::conclusion(forum), *other, text)),
        25 => reports::attend_by_name(forum, cx, topic()?, &[format!("Ada{other}")]),
        28 => actions::add(forum, cx, topic().ok(), &actions::parse(&format!("a{text} — Ada{other}"))),
        29 => actions::remove(forum, cx, nth(&forum.actions, *one)?),
        30 => match other % 4 {
            0 => convergence::close(forum, cx),
            1 => convergence::reopen(forum, cx),
            _ => convergence::open(forum, cx),
        },
        31 => ballots::begin(forum, cx, Matter::Actions, &format!("Ada{one}")).map(|(_, transaction)| transaction),
        32 => {
            let ballot = nth(&forum.ballots, *other)?;
            ballots::give(forum, cx, ballot, nth(&forum.actions, *one)?, u32::try_from(*one).unwrap_or(0) % 2)
        }
        33 => match other % 3 {
            0 => convergence::enter_tally(forum, cx, nth(&forum.actions, *one)?, u32::try_from(*other).unwrap_or(0)),
            1 => convergence::prioritise(forum, cx, nth(&forum.actions, *one)?),
            _ => convergence::set_back(forum, cx, nth(&forum.actions, *one)?),
        },
        26 => setup::change(forum, cx, |identity| identity.theme.clone_from(text)),
        _ => participants::add(forum, cx, text, "Club"),
    }
}

/// The text with `typed` at some place in it, or without what follows that place.
pub fn spread(before: &str, place: usize, typed: &str) -> String {
    let characters: Vec<char> = before.chars().collect();
    let at = (place * characters.len()).div_ceil(5).min(characters.len());
    let (head, tail) = characters.split_at(at);
    let tail = if typed.is_empty() { &tail[tail.len() / 2..] } else { tail };
    head.iter().copied().chain(typed.chars()).chain(tail.iter().copied()).collect()
}
