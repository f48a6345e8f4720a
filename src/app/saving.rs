//! Every change, kept as it is made: the journal, the other windows, and what happens when storage
//! fails. Rules S1, S7, S11.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::clock;
use super::desk::{Desk, Saving};
use crate::domain::{Document, Identity};
use crate::replica::merge_updates;
use crate::store::{About, Channel, EntryKey, ForumId, Gather, Message, ReplicaId, Store, StoreError};

/// How long to wait before trying again what couldn't be stored.
const RETRY: Duration = Duration::from_secs(5);

/// Keeps one forum's changes. Cheap to clone into timers.
#[derive(Clone)]
pub struct Saver {
    desk: Desk,
    forum: ForumId,
    inner: Rc<Inner>,
}

struct Inner {
    store: Rc<dyn Store>,
    channel: RefCell<Option<Channel>>,
    replica: ReplicaId,
    seq: Cell<u64>,
    /// What is not stored yet, oldest first.
    waiting: RefCell<VecDeque<(Document, Vec<u8>)>>,
    gather: RefCell<Gather>,
    retrying: Cell<bool>,
    /// Whether the last try failed, be it only to write what Home says.
    failing: Cell<bool>,
}

impl Saver {
    /// A saver for one window on one forum; `replica` is the window's own.
    pub fn new(desk: Desk, forum: ForumId, replica: ReplicaId) -> Self {
        let inner = Inner {
            store: desk.store(),
            channel: RefCell::new(None),
            replica,
            seq: Cell::new(0),
            waiting: RefCell::default(),
            gather: RefCell::default(),
            retrying: Cell::new(false),
            failing: Cell::new(false),
        };
        Self { desk, forum, inner: Rc::new(inner) }
    }

    /// Opens the way to the other windows; what they say comes to `hear`.
    pub fn listen(&self, hear: impl Fn(Message) + 'static) {
        *self.inner.channel.borrow_mut() = Some(Channel::open(self.forum, hear));
    }

    /// Says something to the other windows.
    pub fn say(&self, message: &Message) {
        if let Some(channel) = &*self.inner.channel.borrow() {
            channel.send(message);
        }
    }

    /// Keeps updates and passes them to the other windows. Typing is gathered for a moment (rule S11);
    /// anything else is stored before this returns.
    pub fn keep(&self, updates: Vec<(Document, Vec<u8>)>, typing: bool) {
        if updates.is_empty() {
            return;
        }
        for (document, bytes) in &updates {
            self.say(&Message::Update { document: *document, bytes: bytes.clone() });
        }
        self.inner.waiting.borrow_mut().extend(updates);
        // A page that is busy lets its timers wait: the letter that comes first then writes.
        let due = self.inner.gather.borrow().is_due(clock::now());
        if !typing || due {
            self.flush();
            return;
        }
        self.mark(Saving::Pending);
        if let Some(wait) = self.inner.gather.borrow_mut().note(clock::now()) {
            let saver = self.clone();
            set_timeout(move || saver.flush(), Duration::from_millis(u64::try_from(wait).unwrap_or_default()));
        }
    }

    /// Stores everything that waits, now. What can't be stored waits on, is shown as not saved, and is
    /// tried again. Rule S7.
    pub fn flush(&self) {
        self.inner.gather.borrow_mut().flushed();
        // Only to look at a forum doesn't change it, and says nothing about the storage.
        if !self.waits() && !self.inner.failing.replace(false) {
            return;
        }
        for document in Document::ALL {
            let updates: Vec<Vec<u8>> = {
                let waiting = self.inner.waiting.borrow();
                waiting.iter().filter(|(of, _)| *of == document).map(|(_, bytes)| bytes.clone()).collect()
            };
            if updates.is_empty() {
                continue;
            }
            // Our own updates can always be merged; were one ever not, each is kept by itself.
            let entries = merge_updates(&updates).map_or(updates, |merged| vec![merged]);
            let kept = entries.iter().try_for_each(|update| self.append(document, update));
            match kept {
                Ok(()) => self.inner.waiting.borrow_mut().retain(|(of, _)| *of != document),
                Err(error) => return self.failed(&error),
            }
        }
        self.inner.failing.set(false);
        self.touch();
        if !self.inner.failing.get() {
            self.mark(Saving::Kept);
        }
    }

    /// Whether something couldn't be stored so far.
    pub fn waits(&self) -> bool {
        !self.inner.waiting.borrow().is_empty()
    }

    /// Writes what Home says of the forum.
    pub fn about(&self, about: &Identity) {
        let entry = About { title: about.title.clone(), date: about.date, changed: clock::now() };
        if let Err(error) = self.inner.store.about(self.forum, &entry) {
            self.failed(&error);
        }
    }

    /// The window leaves this forum: it hears the other windows no more. What couldn't be stored is tried
    /// again as long as the window is there.
    pub fn close(&self) {
        self.flush();
        *self.inner.channel.borrow_mut() = None;
    }

    fn append(&self, document: Document, update: &[u8]) -> Result<(), StoreError> {
        loop {
            let seq = self.inner.seq.get() + 1;
            self.inner.seq.set(seq);
            let entry = EntryKey { replica: self.inner.replica, seq };
            match self.inner.store.append(self.forum, document, entry, update) {
                // What a crash left under our name stands; the next number is free.
                Err(StoreError::Taken { .. }) => {}
                done => return done,
            }
        }
    }

    /// Home lists the forum last changed first: its entry is renewed with what it already says.
    fn touch(&self) {
        if let Some(session) = self.desk.session.get_untracked()
            && session.id() == self.forum
        {
            self.about(&session.read(crate::domain::Forum::about));
        }
    }

    /// Says that something couldn't be stored, and tries again what waits. Rule S7.
    pub fn failed(&self, error: &StoreError) {
        self.inner.failing.set(true);
        self.mark(if matches!(error, StoreError::Full) { Saving::Full } else { Saving::Denied });
        if self.inner.retrying.replace(true) {
            return;
        }
        let saver = self.clone();
        set_timeout(
            move || {
                saver.inner.retrying.set(false);
                saver.flush();
            },
            RETRY,
        );
    }

    fn mark(&self, saving: Saving) {
        if self.desk.is_in_memory() {
            return;
        }
        let now = self.desk.saving.get_untracked();
        let failing = matches!(now, Saving::Full | Saving::Denied);
        // Once saving fails, only a success says otherwise.
        if now != saving && !(failing && saving == Saving::Pending) {
            self.desk.saving.set(saving);
        }
    }
}
