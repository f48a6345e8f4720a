//! One forum, open in this window: the way every gesture takes and every screen reads by.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::desk::Desk;
use super::laptops::TakingIn;
use super::saving::Saver;
use super::signals::Signals;
use super::taking_part::TakingPart;
use super::{clock, notices};
use crate::domain::{Context, Document, Forum, Id, Identity, Kind, Record, Refusal, Text, Transaction, Verb, laptop};
use crate::i18n;
use crate::replica::{Committed, Replica, Stamp, Touched};
use crate::store::{Message, StoreError};

/// How long the screens of a forum that was left may still look at it.
const AFTER_THE_SCREENS: Duration = Duration::from_secs(2);

/// The forum that is open in this window. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Session {
    desk: Desk,
    id: Id<Identity>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    /// What undo and redo would do, for their buttons.
    undoable: RwSignal<(Option<Named>, Option<Named>)>,
    read_only: RwSignal<bool>,
    /// How this laptop takes part, where it was invited to the forum.
    taking_part: Option<TakingPart>,
    /// What laptops contribute to it, and waits to be taken in.
    taking_in: TakingIn,
}

/// A deed's verb and subject, for "Undo …".
pub type Named = (Verb, String);

struct Inner {
    replica: RefCell<Replica>,
    signals: Signals,
    saver: Saver,
}

impl Session {
    /// Opens a session on a replica that was read from the store.
    pub fn new(desk: Desk, id: Id<Identity>, replica: Replica, saver: Saver, taking_part: Option<TakingPart>) -> Self {
        let inner = Inner { replica: RefCell::new(replica), signals: Signals::default(), saver };
        Self {
            desk,
            id,
            inner: StoredValue::new_local(Rc::new(inner)),
            undoable: RwSignal::new((None, None)),
            read_only: RwSignal::new(false),
            taking_part,
            taking_in: TakingIn::default(),
        }
    }

    /// The forum's id.
    pub const fn id(self) -> Id<Identity> {
        self.id
    }

    /// Whether the forum may only be looked at.
    pub fn is_read_only(self) -> bool {
        self.read_only.get()
    }

    /// How this laptop takes part; nothing where it has the forum itself.
    pub const fn taking_part(self) -> Option<TakingPart> {
        self.taking_part
    }

    /// What laptops contribute, and waits to be taken in.
    pub const fn taking_in(self) -> TakingIn {
        self.taking_in
    }

    /// Whether the forum is still open: it may have been left while something was waited for.
    pub fn is_open(self) -> bool {
        self.inner.try_get_value().is_some()
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// Reads the forum without listening to it.
    pub fn read<T>(self, f: impl FnOnce(&Forum) -> T) -> T {
        f(self.inner().replica.borrow().forum())
    }

    /// Makes the running computation listen to every record and text of these kinds.
    pub fn track(self, kinds: &[Kind]) {
        let inner = self.inner();
        for kind in kinds {
            inner.signals.track_kind(*kind);
        }
    }

    /// What `f` makes of the forum, computed again when records of these kinds change.
    pub fn memo<T>(self, kinds: &'static [Kind], f: impl Fn(&Forum) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.track(kinds);
            self.read(&f)
        })
    }

    /// The same, for what can't be compared: it wakes its readers at each change.
    pub fn memo_any<T>(self, kinds: &'static [Kind], f: impl Fn(&Forum) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Send + Sync + 'static,
    {
        Memo::new_with_compare(
            move |_| {
                self.track(kinds);
                self.read(&f)
            },
            |_, _| true,
        )
    }

    /// Makes the running computation listen to one record.
    pub fn track_record<R: Record>(self, key: &R::Key) {
        self.inner().signals.track_record(&R::reference(key));
    }

    /// Makes the running computation listen to one long text.
    pub fn track_text<R: Text>(self, key: &R::Key) {
        self.inner().signals.track_text(&R::reference(key));
    }

    /// One record, as it stands; `None` while it isn't there.
    pub fn record<R: Record + Send + Sync>(self, key: R::Key) -> Memo<Option<R>>
    where
        R::Key: Send + Sync,
    {
        Memo::new(move |_| {
            self.inner().signals.track_record(&R::reference(&key));
            self.read(|forum| forum.get::<R>(&key).cloned())
        })
    }

    /// One record's long text, as it stands.
    pub fn text<R: Text>(self, key: R::Key) -> Memo<String>
    where
        R::Key: Send + Sync,
    {
        Memo::new(move |_| {
            self.inner().signals.track_text(&R::reference(&key));
            self.read(|forum| forum.text::<R>(&key).to_owned())
        })
    }

    /// The forum's identity and rules.
    pub fn about(self) -> Memo<Identity> {
        self.memo(&[Kind::Identity], Forum::about)
    }

    /// Makes a gesture: the domain answers with a transaction, which is committed, saved and shown, or
    /// with a refusal, which is said. Returns whether it was done.
    pub fn act(self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) -> bool {
        match self.try_act(gesture) {
            Ok(()) => true,
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// The same, and says what was done, with undo beside it: for gestures that take something away.
    pub fn act_and_tell(self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) -> bool {
        let mut said = None;
        let done = self.act(|forum, cx| {
            let transaction = gesture(forum, cx)?;
            said = Some((transaction.verb, transaction.subject.clone()));
            Ok(transaction)
        });
        if let (true, Some((verb, subject))) = (done, said) {
            self.desk.notices.done(i18n::deed(self.desk.language.get_untracked(), verb, &subject));
        }
        done
    }

    /// The same as [`Self::act`], for those who say the refusal themselves.
    ///
    /// # Errors
    /// The domain's refusal, or that the forum is read-only.
    pub fn try_act(self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) -> Result<(), Refusal> {
        if self.read_only.get_untracked() {
            return Err(Refusal::ReadOnly);
        }
        let inner = self.inner();
        let transaction = {
            let replica = inner.replica.borrow();
            let mut mint = clock::mint;
            let mut cx = Context { now: clock::now(), who: self.desk.name.get_untracked(), mint: &mut mint };
            let transaction = gesture(replica.forum(), &mut cx)?;
            self.allowed(replica.forum(), transaction)?
        };
        self.write_own_first();
        let committed = inner.replica.borrow_mut().commit(&transaction, &self.stamp());
        self.went_out(committed.unwrap_or_default());
        Ok(())
    }

    /// A gesture as this laptop may make it. Rules H1 and H2.
    fn allowed(self, forum: &Forum, transaction: Transaction) -> Result<Transaction, Refusal> {
        let Some(part) = self.taking_part else { return Ok(transaction) };
        let me = part.me.get_untracked().ok_or(Refusal::NotYours)?;
        laptop::allowed(forum, me, transaction)
    }

    /// Before something is written on a laptop that shows what it was told first.
    fn write_own_first(self) {
        if self.taking_part.is_some() {
            let touched = self.inner().replica.borrow_mut().show_own_first();
            if !touched.is_empty() {
                self.show(&touched);
            }
        }
    }

    /// Makes the one gesture of a laptop whose owner isn't known yet: to say who that is.
    ///
    /// # Errors
    /// The domain's refusal.
    pub fn sign_in(self, gesture: impl FnOnce(&Forum) -> Result<Transaction, Refusal>) -> Result<(), Refusal> {
        let transaction = self.read(gesture)?;
        self.write_own_first();
        let committed = self.inner().replica.borrow_mut().commit(&transaction, &self.stamp());
        self.went_out(committed.unwrap_or_default());
        Ok(())
    }

    /// Tells the replica anew what lies under what was written here.
    pub fn retell(self, tell: impl FnOnce(&mut Replica) -> Touched) {
        let touched = tell(&mut self.inner().replica.borrow_mut());
        self.show(&touched);
    }

    /// Says a refusal.
    pub fn refuse(self, refusal: &Refusal) {
        self.desk.notices.refused(notices::sentence(self.desk.language.get_untracked(), refusal));
    }

    /// Undoes the last gesture of this window.
    pub fn undo(self) {
        self.write_own_first();
        let undone = self.inner().replica.borrow_mut().undo(&self.stamp());
        self.turned(undone);
    }

    /// Does again what was undone last.
    pub fn redo(self) {
        self.write_own_first();
        let redone = self.inner().replica.borrow_mut().redo(&self.stamp());
        self.turned(redone);
    }

    /// What undo and redo would do.
    pub fn undoable(self) -> ReadSignal<(Option<Named>, Option<Named>)> {
        self.undoable.read_only()
    }

    /// Takes in an update from another window or a file.
    pub fn take_in(self, document: Document, update: &[u8]) -> bool {
        let merged = self.inner().replica.borrow_mut().merge(document, update);
        match merged {
            Ok(touched) => {
                self.show(&touched);
                true
            }
            Err(_) => false,
        }
    }

    /// Takes in an update that came by hand, and keeps and passes it on like an own one.
    pub fn take_in_and_keep(self, updates: Vec<(Document, Vec<u8>)>) -> bool {
        let all = updates.iter().all(|(document, update)| self.take_in(*document, update));
        self.inner().saver.keep(updates, false);
        all
    }

    /// Reads the replica itself: for backups and for answering other windows.
    pub fn with_replica<T>(self, f: impl FnOnce(&Replica) -> T) -> T {
        f(&self.inner().replica.borrow())
    }

    /// The same, for what looks at it from close by.
    pub fn with_replica_mut<T>(self, f: impl FnOnce(&mut Replica) -> T) -> T {
        f(&mut self.inner().replica.borrow_mut())
    }

    /// Says something to the other windows.
    pub fn say(self, message: &Message) {
        self.inner().saver.say(message);
    }

    /// Writes anew what Home says of the forum.
    pub fn renew_about(self) {
        self.inner().saver.about(&self.read(Forum::about));
    }

    /// Says that something couldn't be kept. Rule S7.
    pub fn not_kept(self, error: &StoreError) {
        self.inner().saver.failed(error);
    }

    /// Asks the other windows for what this one lacks: on opening, and when the machine or the window slept.
    pub fn catch_up(self) {
        for document in Document::ALL {
            if let Ok(state_vector) = self.with_replica(|replica| replica.state_vector(document)) {
                self.inner().saver.say(&Message::Ask { document, state_vector });
            }
        }
    }

    /// Writes what is still gathered.
    pub fn flush(self) {
        self.inner().saver.flush();
    }

    /// Whether some of its changes couldn't be stored so far.
    pub fn is_unsaved(self) -> bool {
        self.inner().saver.waits()
    }

    /// Leaves the forum: what is gathered is stored, the other windows are no longer heard, and once the
    /// screens are gone the forum is let go of.
    pub fn close(self) {
        self.inner().saver.close();
        set_timeout(
            move || {
                self.inner.dispose();
                self.undoable.dispose();
                self.read_only.dispose();
                self.taking_in.dispose();
                if let Some(part) = self.taking_part {
                    part.dispose();
                }
            },
            AFTER_THE_SCREENS,
        );
    }

    fn stamp(self) -> Stamp {
        Stamp { who: self.desk.name.get_untracked(), at: clock::now(), deed: Id::new(clock::mint()) }
    }

    fn turned(self, turned: Result<Result<Committed, Refusal>, crate::replica::ReplicaError>) {
        match turned {
            Ok(Ok(committed)) => {
                self.went_out(committed);
                self.tell_turned();
            }
            Ok(Err(refusal)) => self.refuse(&refusal),
            Err(_) => self.refuse(&Refusal::NothingToUndo),
        }
    }

    fn tell_turned(self) {
        let last = self.read(|forum| forum.deeds.iter().next_back().map(|(_, deed)| (deed.verb, deed.subject.clone())));
        if let Some((verb, subject)) = last {
            self.desk.notices.tell(i18n::deed(self.desk.language.get_untracked(), verb, &subject));
        }
    }

    /// A committed transaction's way out: the journal, the other windows, the screens.
    fn went_out(self, committed: Committed) {
        let typing = !committed.touched.texts.is_empty();
        self.inner().saver.keep(committed.updates, typing);
        self.show(&committed.touched);
    }

    fn show(self, touched: &Touched) {
        let inner = self.inner();
        let named = |next: Option<(Verb, &str)>| next.map(|(verb, subject)| (verb, subject.to_owned()));
        let undoable = {
            let replica = inner.replica.borrow();
            (named(replica.to_undo()), named(replica.to_redo()))
        };
        for trigger in inner.signals.concerned(touched) {
            trigger.notify();
        }
        if self.undoable.get_untracked() != undoable {
            self.undoable.set(undoable);
        }
        if touched.concerns(Kind::Identity) {
            self.inner().saver.about(&self.read(Forum::about));
        }
    }
}
