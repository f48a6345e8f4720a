//! The facilitator's gestures with laptops that join without a network: what came is shown before it is taken in,
//! and what was taken in has a receipt. `docs/RULES.md`, section H.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::clock;
use super::desk::Desk;
use super::forums;
use super::session::Session;
use crate::domain::namesakes::{self, Namesake};
use crate::domain::{Document, Forum, Id, Identity, Matter, Participant, Topic, VoteState, ballots, resemblance};
use crate::exchange::brings::{self, Brings};
use crate::exchange::brought::{self, Brought};
use crate::exchange::contribution::Contribution;
use crate::exchange::invitation::{Inviting, Written};
use crate::exchange::packet::PacketError;
use crate::exchange::receipt::{self, Arrived};

/// Most receipts that an invitation by link tells: each is a little less room for topics.
const RECEIPTS: usize = 60;
/// The setting that says under which address participants open the app.
const ADDRESS: &str = "participants-address";

/// A contribution that came and waits to be taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// What came.
    pub contribution: Contribution,
    /// Its receipt.
    pub receipt: String,
    /// What it would bring.
    pub brings: Brings,
    /// Whether whoever sends it joins with it.
    pub joins: bool,
    /// Who else bears the sender's name.
    pub namesake: Namesake,
    /// When it was taken in already, if it was.
    pub before: Option<Arrived>,
    /// Whether its late dots count, by the facilitator's choice. Rule H12.
    pub late_count: bool,
}

/// Something that came and can't be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Distinguishes those with the same words.
    pub serial: usize,
    /// The file's name; empty for what was pasted or scanned.
    pub file: String,
    /// Why.
    pub why: Why,
}

/// Why something can't be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It can't be read.
    Packet(PacketError),
    /// An invitation: it is for participants.
    Invitation,
    /// A whole forum.
    Backup,
    /// A picture, which a scanner reads.
    Picture,
    /// It is for another forum.
    OtherForum(Id<Identity>),
    /// It is on the list already, waiting.
    Waits(String),
    /// Merging it failed.
    NotMerged,
}

/// What is being taken in, as long as the forum is open in this window. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct TakingIn {
    /// What waits, in the order in which it came.
    pub waiting: RwSignal<Vec<Waiting>>,
    /// What can't be taken in.
    pub refused: RwSignal<Vec<Refused>>,
    /// What was taken in last, for its receipts to be read out: receipt and name.
    pub last: RwSignal<Vec<(String, String)>>,
    /// New topics that resemble one on the wall.
    pub alike: RwSignal<Vec<(Id<Topic>, Id<Topic>)>>,
    serial: StoredValue<usize>,
}

impl Default for TakingIn {
    fn default() -> Self {
        Self {
            waiting: RwSignal::default(),
            refused: RwSignal::default(),
            last: RwSignal::default(),
            alike: RwSignal::default(),
            serial: StoredValue::new(0),
        }
    }
}

impl TakingIn {
    /// Lets go of what it holds.
    pub fn dispose(self) {
        self.waiting.dispose();
        self.refused.dispose();
        self.last.dispose();
        self.alike.dispose();
        self.serial.dispose();
    }

    /// Says that something can't be taken in.
    pub fn refuse(self, file: &str, why: Why) {
        let serial = self.serial.get_value() + 1;
        self.serial.set_value(serial);
        self.refused.update(|refused| refused.push(Refused { serial, file: file.to_owned(), why }));
    }
}

/// Reads what was brought, and shows what it would bring; nothing is changed. Rule H13.
pub fn bring(session: Session, text: &str, file: &str) {
    let taking = session.taking_in();
    for brought in brought::read(text) {
        let why = match brought {
            Brought::Contribution(contribution, _) if contribution.forum != session.id() => Why::OtherForum(contribution.forum),
            Brought::Contribution(_, receipt) if waits(taking, &receipt) => Why::Waits(receipt),
            Brought::Contribution(contribution, receipt) => match look(session, *contribution, receipt) {
                Some(waiting) => {
                    taking.waiting.update(|all| all.push(waiting));
                    continue;
                }
                None => Why::NotMerged,
            },
            Brought::Invitation => Why::Invitation,
            Brought::Backup => Why::Backup,
            Brought::Unreadable(error) => Why::Packet(error),
        };
        taking.refuse(file, why);
    }
}

fn waits(taking: TakingIn, receipt: &str) -> bool {
    taking.waiting.with_untracked(|all| all.iter().any(|waiting| waiting.receipt == receipt))
}

/// What a contribution would bring, as the forum stands.
fn look(session: Session, contribution: Contribution, receipt: String) -> Option<Waiting> {
    let brings = session.with_replica(|replica| brings::brings(replica, &contribution)).ok()?;
    let (joins, namesake, before) = session.read(|forum| {
        let before = receipt::arrived(forum).into_iter().find(|arrived| arrived.receipt == receipt);
        let joins = forum.get::<Participant>(&contribution.from).is_none();
        (joins, namesakes::of(forum, contribution.from, &contribution.name), before)
    });
    Some(Waiting { contribution, receipt, brings, joins, namesake, before, late_count: false })
}

/// Looks again at what waits, since a vote was opened or closed meanwhile, or something was taken in.
pub fn look_again(session: Session, which: impl Fn(&Waiting) -> bool) {
    let taking = session.taking_in();
    let again = |waiting: Waiting| {
        let late_count = waiting.late_count;
        let looked = which(&waiting).then(|| look(session, waiting.contribution.clone(), waiting.receipt.clone())).flatten();
        looked.map_or(waiting, |looked| Waiting { late_count, ..looked })
    };
    let all: Vec<Waiting> = taking.waiting.get_untracked().into_iter().map(again).collect();
    if taking.waiting.with_untracked(|before| *before != all) {
        taking.waiting.set(all);
    }
}

/// The states of both votes: when one changes, what is late changes.
pub fn votes(forum: &Forum) -> (VoteState, VoteState) {
    (Matter::Topics.state(forum), Matter::Actions.state(forum))
}

/// Leaves something that waits out: it can be brought again.
pub fn leave_out(session: Session, receipt: &str) {
    session.taking_in().waiting.update(|all| all.retain(|waiting| waiting.receipt != receipt));
}

/// Takes in what waits with this receipt, and notes it in the history. Rules H9, H12 and H16.
pub fn take_in(session: Session, receipt: &str) {
    let taking = session.taking_in();
    taking.last.set(Vec::new());
    take(session, receipt);
}

/// The same for all that wait and hang on nothing that never came.
pub fn take_in_all(session: Session) {
    let taking = session.taking_in();
    taking.last.set(Vec::new());
    for waiting in taking.waiting.get_untracked().into_iter().filter(|waiting| !waiting.brings.incomplete) {
        take(session, &waiting.receipt);
    }
}

fn take(session: Session, receipt: &str) {
    let taking = session.taking_in();
    let found = taking.waiting.with_untracked(|all| all.iter().find(|waiting| waiting.receipt == receipt).cloned());
    let Some(waiting) = found.filter(|waiting| !waiting.brings.incomplete) else { return };
    leave_out(session, receipt);
    let Contribution { from, name, update, .. } = &waiting.contribution;
    let (topics, stood, namesake) = session.read(|forum| {
        let mut topics = BTreeSet::<Id<Topic>>::new();
        topics.extend(forum.topics.iter().map(|(id, _)| *id));
        (topics, ballots::stood(forum, &waiting.brings.late), namesakes::of(forum, *from, name))
    });
    if !session.take_in_and_keep(vec![(Document::Floor, update.clone())]) {
        return taking.refuse("", Why::NotMerged);
    }
    forums::number_what_came(session);
    if waiting.before.is_none() {
        session.act(|_, _| Ok(receipt::taken_in(*from, name, receipt)));
    }
    if let Namesake::OnlyListed(listed) = namesake {
        session.act(|forum, _| namesakes::join(forum, *from, listed));
    }
    if !waiting.late_count && !stood.is_empty() {
        session.act(|forum, cx| ballots::set_aside_late(forum, cx, &stood));
    }
    let alike = session.read(|forum| {
        let new: Vec<Id<Topic>> = forum.topics.iter().map(|(id, _)| *id).filter(|id| !topics.contains(id)).collect();
        resemblance::pairs(forum, &new)
    });
    if !alike.is_empty() {
        taking.alike.update(|all| all.extend(alike));
    }
    taking.last.update(|last| last.push((receipt.to_owned(), name.clone())));
    look_again(session, |other| other.contribution.from == *from);
}

/// Leaves two topics that resemble each other as they are.
pub fn leave_alike(session: Session, pair: (Id<Topic>, Id<Topic>)) {
    session.taking_in().alike.update(|all| all.retain(|other| *other != pair));
}

/// The invitation that tells the most within so many characters. Its receipts are those taken in last.
pub fn invitation(session: Session, characters: usize) -> Written {
    inviting(session, RECEIPTS, Some(characters))
}

/// The invitation that tells everything, for a file.
pub fn whole_invitation(session: Session) -> Written {
    inviting(session, usize::MAX, None)
}

fn inviting(session: Session, receipts: usize, characters: Option<usize>) -> Written {
    session.read(|forum| {
        let all = receipt::arrived(forum);
        let receipts: Vec<String> = all.into_iter().rev().take(receipts).map(|arrived| arrived.receipt).rev().collect();
        let inviting = Inviting { id: session.id(), forum, made: clock::now(), receipts: &receipts };
        characters.map_or_else(|| inviting.whole(), |characters| inviting.within(characters))
    })
}

/// The invitation that a picture on a screen holds, of what may be told.
pub fn invitation_of(session: Session, told: &Forum, characters: usize) -> Written {
    Inviting { id: session.id(), forum: told, made: clock::now(), receipts: &[] }.within(characters)
}

/// The address under which participants open the app, where somebody said it.
pub fn address(desk: Desk) -> Option<String> {
    desk.store().setting(ADDRESS).ok().flatten().filter(|address| !address.is_empty())
}

/// Says under which address participants open the app; empty for that of this page. Rule S13: it belongs to the
/// machine. One that can't be kept holds until the page is left.
pub fn set_address(desk: Desk, address: &str) {
    let _ = desk.store().set_setting(ADDRESS, address);
}
