//! The forums kept here: made, opened, copied, brought in, deleted.

use std::fmt;

use std::rc::Rc;

use leptos::prelude::*;

use super::bundles::{CopyError, TakenIn};
use super::clock;
use super::desk::Desk;
use super::route::{Route, View};
use super::saving::Saver;
use super::session::Session;
use super::taking_part::TakingPart;
use crate::domain::{Context, Document, Refusal, Transaction, setup};
use crate::exchange::backup::{self, Backup, BackupError};
use crate::i18n::{self, Text, t};
use crate::replica::{Replica, ReplicaError};
use crate::store::{Beside, ForumId, Kept, KeptDocument, Message, ReplicaId, Store, StoreError, lock, lock::NotGot};

/// Journal entries after which a window compacts.
const MANY: usize = 60;

/// Why a forum can't be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It isn't kept on this machine.
    NotHere,
    /// This laptop was only invited to it: whoever takes part opens it otherwise.
    Invited,
    /// The store can't be read, or the forum is of a newer format.
    Store(StoreError),
    /// What is kept can't be read.
    Replica(ReplicaError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHere => f.write_str("not kept on this machine"),
            Self::Invited => f.write_str("this laptop was invited to it"),
            Self::Store(error) => error.fmt(f),
            Self::Replica(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

/// Opens a forum in this window and makes it the desk's. Whatever was open is left first.
///
/// # Errors
/// [`OpenError`] says why it can't be opened; nothing is changed then.
pub fn open(desk: Desk, forum: ForumId) -> Result<Session, OpenError> {
    if let Some(session) = desk.session.get_untracked()
        && session.id() == forum
    {
        return Ok(session);
    }
    if let Some(session) = take_up(desk, forum) {
        return Ok(session);
    }
    let client = clock::client();
    let invited = desk.store().beside(forum, Beside::Told).map_err(OpenError::Store)?.is_some();
    let (replica, kept) = match read(&*desk.store(), forum, client) {
        Err(OpenError::NotHere) if invited => return Err(OpenError::Invited),
        Ok((_, kept)) if invited && kept.frame == KeptDocument::default() => return Err(OpenError::Invited),
        read => read?,
    };
    Ok(go_on(desk, forum, client, replica, &kept, None))
}

/// Goes on with a replica that was read: what was damaged is said, and a long journal compacted.
pub fn go_on(desk: Desk, forum: ForumId, client: u64, replica: Replica, kept: &Kept, part: Option<TakingPart>) -> Session {
    if !kept.damaged.is_empty() {
        desk.notices.refused(desk.t(t::app::DAMAGED)().to_owned());
    }
    let session = seat(desk, forum, client, replica, part);
    for document in Document::ALL {
        compact(desk, session, ReplicaId(client), document, kept.document(document));
    }
    session
}

/// Makes a replica the desk's session, listening to the other windows.
fn seat(desk: Desk, forum: ForumId, client: u64, replica: Replica, part: Option<TakingPart>) -> Session {
    leave(desk);
    let saver = Saver::new(desk, forum, ReplicaId(client));
    let session = desk.lasting(|| Session::new(desk, forum, replica, saver.clone(), part));
    desk.session.set(Some(session));
    let answers = saver.clone();
    saver.listen(move |message| hear(desk, session, &answers, &message));
    session.catch_up();
    number_what_came(session);
    session
}

/// Leaves the forum that is open: what is gathered is stored. One with changes that can't be stored stays
/// open in memory, and goes on trying. Rule S7.
pub fn leave(desk: Desk) {
    if let Some(session) = desk.session.get_untracked() {
        session.flush();
        if session.is_unsaved() && !desk.forgotten.get_untracked() {
            desk.held.update(|held| held.push(session));
        } else {
            session.close();
        }
        desk.session.set(None);
    }
}

/// Goes back to a forum that was held in memory.
fn take_up(desk: Desk, forum: ForumId) -> Option<Session> {
    let session = held(desk, forum)?;
    leave(desk);
    desk.held.update(|held| held.retain(|other| other.id() != forum));
    desk.session.set(Some(session));
    Some(session)
}

/// The session of a forum that is held in memory, if it is.
pub fn held(desk: Desk, forum: ForumId) -> Option<Session> {
    desk.held.with_untracked(|held| held.iter().find(|session| session.id() == forum).copied())
}

/// What another window says: an update is taken in, a question answered with the difference.
fn hear(desk: Desk, session: Session, saver: &Saver, message: &Message) {
    match message {
        Message::Update { document, bytes } | Message::Answer { document, bytes } => {
            session.take_in(*document, bytes);
        }
        Message::Ask { document, state_vector } => {
            let answer = session.with_replica(|replica| replica.difference(*document, state_vector));
            if let Ok(bytes) = answer {
                saver.say(&Message::Answer { document: *document, bytes });
            }
        }
        Message::ToldAnew => {
            if let Some(part) = session.taking_part() {
                (part.told_anew)(desk, session);
            }
        }
    }
}

/// Topics that came from elsewhere get their numbers here, on the facilitator's side. Rule N1.
pub fn number_what_came(session: Session) {
    if session.taking_part().is_some() {
        return;
    }
    if let Some(transaction) = session.read(crate::domain::numbering::give_missing) {
        session.act(|_, _| Ok(transaction));
    }
}

/// Compacts a long journal: under the lock where the browser has one, so that two windows don't do the
/// same work; without it where there is none, which loses nothing either. Rules S3, S12.
fn compact(desk: Desk, session: Session, by: ReplicaId, document: Document, kept: &KeptDocument) {
    if kept.entries.len() < MANY {
        return;
    }
    let (merged, forum, store) = (kept.merged.clone(), session.id(), desk.store());
    leptos::task::spawn_local(async move {
        let work = Rc::new(move || {
            // A compaction that fails leaves the journal as it is; the next opening tries again.
            let snapshot = session.with_replica(|replica| replica.snapshot(document)).ok();
            snapshot.map(|snapshot| store.compact(forum, document, by, &snapshot, &merged))
        });
        let locked = Rc::clone(&work);
        if let Err(NotGot::Unsupported) = lock::while_compacting(forum, move || locked()).await {
            work();
        }
    });
}

/// The sections that reports start with, unless the organiser chooses others. Actions have a list of their own.
pub const SECTIONS: [Text; 3] = [t::app::SECTION_HIGHLIGHTS, t::app::SECTION_CONCLUSIONS, t::app::SECTION_QUESTIONS];

/// Makes a new forum from a title and opens it.
///
/// # Errors
/// The domain's refusal of the title.
pub fn create(desk: Desk, title: &str) -> Result<Session, Refusal> {
    let language = desk.language.get_untracked();
    let template = SECTIONS.map(|section| i18n::say(language, section));
    let new = setup::NewForum { title, language, offset: clock::offset(), template: &template };
    found(desk, |cx| setup::create(cx, &new))
}

/// Makes a new forum with the set-up of one that is kept here, and opens it.
///
/// # Errors
/// That the other can't be read, or the domain's refusal of the title.
pub fn copy(desk: Desk, from: ForumId, title: &str) -> Result<Session, CopyError> {
    let (replica, _) = read(&*desk.store(), from, clock::client()).map_err(|error| CopyError::Unreadable(error.to_string()))?;
    found(desk, |cx| setup::copy_set_up(replica.forum(), cx, title)).map_err(CopyError::Refused)
}

fn found(desk: Desk, make: impl FnOnce(&mut Context<'_>) -> Result<Transaction, Refusal>) -> Result<Session, Refusal> {
    let mut mint = clock::mint;
    let mut cx = Context { now: clock::now(), who: desk.name.get_untracked(), mint: &mut mint };
    let transaction = make(&mut cx)?;
    let forum = setup::made(&transaction).ok_or(Refusal::Gone)?;
    let client = clock::client();
    let session = seat(desk, forum, client, Replica::new(client), None);
    session.act(|_, _| Ok(transaction));
    Ok(session)
}

/// Takes in a backup file: a forum that isn't here is added, one that is here is merged. The forum is
/// opened. Rule S16.
///
/// # Errors
/// [`BackupError`] says what is wrong with the file; nothing is changed then.
pub fn take_in(desk: Desk, file: &str) -> Result<TakenIn, BackupError> {
    let mut backup = backup::decode(file)?;
    let forum = backup.forum;
    let pictures = backup.photographs.take();
    // A laptop that was invited has the forum itself from now on.
    if desk.session.get_untracked().is_some_and(|session| session.id() == forum && session.taking_part().is_some()) {
        leave(desk);
    }
    for what in Beside::ALL {
        // What stays is not read: the forum's own frame is there.
        let _ = desk.store().set_beside(forum, what, None);
    }
    let here = open(desk, forum).is_ok();
    let session = if here { desk.session.get_untracked() } else { None };
    let session = session.unwrap_or_else(|| {
        let client = clock::client();
        seat(desk, forum, client, Replica::new(client), None)
    });
    pour(session, backup);
    if !pictures.is_null() {
        desk.pictures.then(desk, move |bundle| (bundle.take_in)(desk, session, &pictures));
    }
    // A deleted forum whose file is opened is wanted again; where that can't be noted, it is open all the same.
    let _ = desk.store().unbury(forum);
    number_what_came(session);
    Ok(if here { TakenIn::Merged(forum) } else { TakenIn::New(forum) })
}

/// Pours a backup's content into a session: its mergeable state where it has one, else its records.
fn pour(session: Session, backup: Backup) {
    match backup.state {
        Some(updates) => {
            session.take_in_and_keep(updates);
        }
        None => {
            session.act(|forum, _| Ok(backup::records_as_edits(forum, &backup.records, &backup.title)));
        }
    }
}

/// Reads a forum from a store without opening it in the window: also for a copy, or for a backup of one
/// on the shelf. `client` must be this reader's alone.
///
/// # Errors
/// [`OpenError`] says why it can't be read.
pub fn read(store: &dyn Store, forum: ForumId, client: u64) -> Result<(Replica, Kept), OpenError> {
    let kept = store.read(forum).map_err(OpenError::Store)?;
    if kept.is_empty() {
        return Err(OpenError::NotHere);
    }
    let updates = Document::ALL.into_iter().flat_map(|document| {
        let held = kept.document(document);
        let entries = held.entries.iter().map(|entry| entry.update.as_slice());
        held.snapshots.iter().map(Vec::as_slice).chain(entries).map(move |bytes| (document, bytes))
    });
    let replica = Replica::open(client, updates).map_err(OpenError::Replica)?;
    Ok((replica, kept))
}

/// A forum's backup file, as text, without the pictures of its photographs: for when they can't be waited
/// for.
///
/// # Errors
/// [`ReplicaError::Busy`] while a transaction is under way.
pub fn backup_of(forum: ForumId, replica: &Replica) -> Result<String, ReplicaError> {
    backup::encode(forum, replica, clock::now())
}

/// Where a forum opens: on its set-up while it is empty, else on its topics.
pub fn first_view(session: Session) -> Route {
    let empty = session.read(|forum| forum.topics.is_empty() && forum.about().theme.is_empty());
    Route::Forum(session.id(), if empty { View::SetUp } else { View::Topics })
}
