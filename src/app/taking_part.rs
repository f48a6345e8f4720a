//! A forum that this laptop was invited to: what it was told, who its owner is there, what was handed over.
//! `docs/RULES.md`, section H.

use std::fmt;
use std::time::Duration;

use leptos::prelude::*;

use super::clock;
use super::desk::Desk;
use super::forums;
use super::session::Session;
use crate::domain::{Id, Kind, Moment, Participant, Refusal, laptop};
use crate::exchange::contribution::Contribution;
use crate::exchange::handed_over::{self, HandedOver, Marks};
use crate::exchange::invitation::{self, Invitation};
use crate::exchange::packet::PacketError;
use crate::replica::{Precedence, Replica, TOLD_CLIENTS};
use crate::store::{Beside, ForumId, Kept, Message, Store, StoreError};

/// When to look again for what another window has stored.
const LATER: [Duration; 2] = [Duration::from_millis(300), Duration::from_secs(2)];

/// How this laptop takes part in a forum. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct TakingPart {
    /// Who the laptop's owner is; unknown until a name is given.
    pub me: RwSignal<Option<Id<Participant>>>,
    /// What was handed over.
    pub handed_over: RwSignal<HandedOver>,
    /// When what it knows was written, and how many topics there were of which it was told.
    pub told: RwSignal<(Moment, usize)>,
    /// Reads again what is kept beside the forum. What opens a forum on any laptop knows it by this alone.
    pub told_anew: fn(Desk, Session),
}

impl TakingPart {
    fn new(kept: &KeptBeside) -> Self {
        Self {
            me: RwSignal::new(kept.me),
            handed_over: RwSignal::new(kept.handed_over.clone()),
            told: RwSignal::new((kept.told.made, kept.told.topics)),
            told_anew: heard,
        }
    }

    fn is_as(self, kept: &KeptBeside) -> bool {
        self.told.get_untracked() == (kept.told.made, kept.told.topics)
            && self.me.get_untracked() == kept.me
            && self.handed_over.with_untracked(|handed_over| *handed_over == kept.handed_over)
    }

    fn follow(self, kept: &KeptBeside) {
        self.me.set(kept.me);
        self.handed_over.set(kept.handed_over.clone());
        self.told.set((kept.told.made, kept.told.topics));
    }

    /// Lets go of what it holds.
    pub fn dispose(self) {
        self.me.dispose();
        self.handed_over.dispose();
        self.told.dispose();
    }
}

/// What is kept beside a forum on a laptop that was invited to it.
pub struct KeptBeside {
    told: Invitation,
    me: Option<Id<Participant>>,
    handed_over: HandedOver,
}

impl KeptBeside {
    /// Reads it; nothing where the laptop wasn't invited.
    ///
    /// # Errors
    /// [`StoreError`] where nothing can be read.
    pub fn read(store: &dyn Store, forum: ForumId) -> Result<Option<Self>, StoreError> {
        let Some(told) = store.beside(forum, Beside::Told)? else { return Ok(None) };
        let Ok(told) = invitation::read(&told) else { return Ok(None) };
        let me = store.beside(forum, Beside::Me)?.and_then(|me| me.parse().ok());
        let handed_over = store.beside(forum, Beside::HandedOver)?.as_deref().map(HandedOver::from_text).unwrap_or_default();
        Ok(Some(Self { told, me, handed_over }))
    }

    /// Tells a replica, and how the laptop takes part from then on.
    pub fn tell(&self, replica: &mut Replica) -> TakingPart {
        self.lay_under(replica);
        TakingPart::new(self)
    }

    fn lay_under(&self, replica: &mut Replica) -> crate::replica::Touched {
        let (here, waiting) = self.handed_over.open(&handed_over::marks(replica));
        let all_arrived = here + waiting == 0 && self.handed_over.is_confirmed_by(&self.told.receipts);
        replica.tell(&self.told.told, if all_arrived { Precedence::Told } else { Precedence::Own })
    }
}

/// What became of an invitation that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// The forum wasn't known here.
    New,
    /// It was; what is known of it is as new as the invitation.
    Again,
    /// What was known here is newer than the invitation.
    Older,
    /// This laptop has the forum itself: nothing was told.
    OwnForum,
}

/// Why an invitation can't be opened here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BringError {
    /// There is something wrong with it.
    Packet(PacketError),
    /// The store can't be read or written, or the forum can't be opened.
    Store(StoreError),
    /// The forum that is here can't be opened; the reason in words.
    Unreadable(String),
}

impl fmt::Display for BringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Packet(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::Unreadable(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for BringError {}

/// Opens an invitation: keeps it, unless a newer one is kept, and opens its forum. Rule H4.
///
/// # Errors
/// [`BringError`]; nothing is changed then.
pub fn join(desk: Desk, packet: &str) -> Result<(Session, Joined), BringError> {
    let invitation = invitation::read(packet).map_err(BringError::Packet)?;
    let (forum, store) = (invitation.forum, desk.store());
    let unreadable = |error: forums::OpenError| BringError::Unreadable(error.to_string());
    let kept = store.beside(forum, Beside::Told).map_err(BringError::Store)?;
    if kept.is_none() {
        match forums::open(desk, forum) {
            Ok(session) => return Ok((session, Joined::OwnForum)),
            Err(forums::OpenError::NotHere) => {}
            Err(error) => return Err(unreadable(error)),
        }
    }
    let before = kept.as_deref().and_then(|kept| invitation::read(kept).ok());
    let joined = match &before {
        None => Joined::New,
        Some(before) if before.made > invitation.made || says_less(&invitation, before) => Joined::Older,
        Some(_) => Joined::Again,
    };
    if joined != Joined::Older {
        store.set_beside(forum, Beside::Told, Some(packet)).map_err(BringError::Store)?;
    }
    let mut handed_over =
        store.beside(forum, Beside::HandedOver).ok().flatten().as_deref().map(HandedOver::from_text).unwrap_or_default();
    let confirmed = invitation.receipts.iter().filter(|receipt| handed_over.confirm(receipt)).count();
    if confirmed > 0 {
        store.set_beside(forum, Beside::HandedOver, Some(&handed_over.to_text())).map_err(BringError::Store)?;
    }
    // A forum that was deleted here is wanted again; where that can't be noted, it is open all the same.
    let _ = store.unbury(forum);
    let open = desk.session.get_untracked().is_some_and(|session| session.id() == forum);
    let session = self::open(desk, forum).map_err(unreadable)?;
    if open {
        tell_anew(desk, session);
    }
    session.say(&Message::ToldAnew);
    session.renew_about();
    Ok((session, joined))
}

/// Opens a forum that this laptop was invited to.
///
/// # Errors
/// [`OpenError`](forums::OpenError) says why it can't be opened; nothing is changed then.
pub fn open(desk: Desk, forum: ForumId) -> Result<Session, forums::OpenError> {
    match forums::open(desk, forum) {
        Err(forums::OpenError::Invited) => {}
        other => return other,
    }
    let store = desk.store();
    let client = clock::client() | TOLD_CLIENTS;
    let beside = KeptBeside::read(&*store, forum).map_err(forums::OpenError::Store)?.ok_or(forums::OpenError::NotHere)?;
    let (mut replica, kept) = match forums::read(&*store, forum, client) {
        // Nothing was written on it yet.
        Err(forums::OpenError::NotHere) => (Replica::new(client), Kept::default()),
        read => read?,
    };
    let part = desk.lasting(|| beside.tell(&mut replica));
    Ok(forums::go_on(desk, forum, client, replica, &kept, Some(part)))
}

/// Whether an invitation of the same moment was cut shorter for its way than the one that is kept.
fn says_less(invitation: &Invitation, kept: &Invitation) -> bool {
    invitation.made == kept.made && invitation.told.topics.len() < kept.told.topics.len()
}

/// Another window has said that something is kept anew. What it stored may come into sight here later than
/// its word: so it is looked for more than once.
fn heard(desk: Desk, session: Session) {
    tell_anew(desk, session);
    for wait in LATER {
        set_timeout(
            move || {
                if session.is_open() {
                    tell_anew(desk, session);
                }
            },
            wait,
        );
    }
}

/// Reads again what is kept beside the open forum: another window, or this one, was told anew.
pub fn tell_anew(desk: Desk, session: Session) {
    let Some(part) = session.taking_part() else { return };
    // What can't be read now was read before, and stands.
    let Ok(Some(kept)) = KeptBeside::read(&*desk.store(), session.id()) else { return };
    if part.is_as(&kept) {
        return;
    }
    session.retell(|replica| kept.lay_under(replica));
    part.follow(&kept);
}

/// Says what the laptop's owner is called in this forum, once. Rule H15.
///
/// # Errors
/// The domain's refusal of the name.
pub fn call_me(desk: Desk, session: Session, name: &str) -> Result<(), Refusal> {
    let Some(part) = session.taking_part() else { return Ok(()) };
    let mut me = None;
    session.sign_in(|forum| {
        let (id, transaction) = laptop::join(forum, name)?;
        me = Some(id);
        Ok(transaction)
    })?;
    part.me.set(me);
    if let Some(me) = me {
        keep(desk, session, Beside::Me, &me.to_string());
    }
    if desk.name.with_untracked(String::is_empty) {
        desk.call_me(name.trim());
    }
    Ok(())
}

/// What there is to hand over: everything that isn't known to have arrived, as a packet; nothing where all is.
pub fn to_hand_over(session: Session) -> Option<String> {
    let part = session.taking_part()?;
    let me = part.me.get_untracked()?;
    let known = part.handed_over.with_untracked(HandedOver::known);
    session.with_replica(|replica| Contribution::of(replica, session.id(), me, known.as_deref())).ok().map(|all| all.wrap())
}

/// Everything that was written on this laptop, as a packet, for a facilitator to whom something never came.
pub fn everything(session: Session) -> Option<String> {
    let me = session.taking_part()?.me.get_untracked()?;
    session.with_replica(|replica| Contribution::of(replica, session.id(), me, None)).ok().map(|all| all.wrap())
}

/// Notes that a packet was handed over.
pub fn handed(desk: Desk, session: Session, packet: &str) {
    let Some(part) = session.taking_part() else { return };
    let mut handed_over = part.handed_over.get_untracked();
    if session.with_replica_mut(|replica| handed_over.note(packet, clock::now(), replica)).is_ok() {
        keep(desk, session, Beside::HandedOver, &handed_over.to_text());
        part.handed_over.set(handed_over);
    }
}

/// Takes a receipt that was read out; tells whether it is that of something handed over. Rule H9.
pub fn confirm(desk: Desk, session: Session, typed: &str) -> bool {
    let Some(part) = session.taking_part() else { return false };
    let mut handed_over = part.handed_over.get_untracked();
    let known = handed_over.confirm(typed);
    if known {
        keep(desk, session, Beside::HandedOver, &handed_over.to_text());
        part.handed_over.set(handed_over);
    }
    known
}

/// What this laptop wrote, as it stands; followed.
pub fn marks(session: Session) -> Marks {
    session.track(Kind::ALL);
    session.with_replica_mut(handed_over::marks)
}

/// Keeps something beside the forum. Where that can't be, it is said as a change that isn't saved is.
fn keep(desk: Desk, session: Session, what: Beside, text: &str) {
    match desk.store().set_beside(session.id(), what, Some(text)) {
        Ok(()) => session.say(&Message::ToldAnew),
        Err(error) => session.not_kept(&error),
    }
}
