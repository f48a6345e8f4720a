//! A forum to try gestures on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use uuid::Uuid;

use super::apply::apply;
use super::records::{Fate, Identity, Language, Participant, Topic, Workshop};
use super::{Context, Edits, Forum, Id, Moment, Record, Refusal, Transaction, setup};

/// Ids that count from 1, so that they sort as version 7 ids do.
pub fn mint() -> impl FnMut() -> Uuid {
    let mut last = 0_u128;
    move || {
        last += 1;
        Uuid::from_u128(last)
    }
}

pub fn context(mint: &mut dyn FnMut() -> Uuid) -> Context<'_> {
    Context { now: Moment(1_000), who: "Ada".to_owned(), mint }
}

pub fn applied(transactions: &[Transaction]) -> Forum {
    let mut forum = Forum::default();
    for transaction in transactions {
        apply(&mut forum, transaction);
    }
    forum
}

pub struct Scene {
    pub forum: Forum,
    last: u128,
}

impl Scene {
    /// A forum with a title and the template "Highlights", "Actions".
    pub fn new() -> Self {
        let mut scene = Self { forum: Forum::default(), last: 0 };
        let new = setup::NewForum { title: "Forum", language: Language::Fr, offset: 60, template: &["Highlights", "Actions"] };
        scene.does(|_, cx| setup::create(cx, &new)).unwrap();
        scene
    }

    /// Tries a gesture and applies what it answers.
    pub fn does(
        &mut self,
        gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>,
    ) -> Result<Transaction, Refusal> {
        let mut last = self.last;
        let mut mint = || {
            last += 1;
            Uuid::from_u128(last)
        };
        let done = gesture(&self.forum, &mut Context { now: Moment(1_000), who: "Ada".to_owned(), mint: &mut mint })?;
        self.last = last;
        apply(&mut self.forum, &done);
        Ok(done)
    }

    /// The id of the record that a gesture made.
    pub fn makes<R: Record<Key = Id<R>>>(
        &mut self,
        gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>,
    ) -> Id<R> {
        let on = self.does(gesture).unwrap().on.unwrap();
        assert_eq!(on.kind, R::KIND);
        on.key.parse().unwrap()
    }

    pub fn id<R>(&mut self) -> Id<R> {
        self.last += 1;
        Id::new(Uuid::from_u128(self.last))
    }

    /// Puts a record as it comes, past all gestures.
    pub fn put<R: Record<Key = Id<R>>>(&mut self, record: R) -> Id<R> {
        let id = self.id();
        R::table_mut(&mut self.forum).put(id, record);
        id
    }

    pub fn edit<R: Record<Key = Id<R>>>(&mut self, id: Id<R>, change: impl FnOnce(&mut R)) {
        let mut record = self.forum.get::<R>(&id).unwrap().clone();
        change(&mut record);
        R::table_mut(&mut self.forum).put(id, record);
    }

    pub fn person(&mut self, name: &str) -> Id<Participant> {
        self.put(Participant { name: name.to_owned(), ..Participant::default() })
    }

    pub fn topic(&mut self, title: &str, conveners: &[Id<Participant>]) -> Id<Topic> {
        let conveners = conveners.iter().copied().collect();
        self.put(Topic { title: title.to_owned(), conveners, ..Topic::default() })
    }

    /// A topic that is a workshop.
    pub fn workshop(&mut self, title: &str, conveners: &[Id<Participant>]) -> Id<Topic> {
        let id = self.topic(title, conveners);
        let number = u32::try_from(self.forum.workshops.len()).unwrap() + 1;
        self.forum.workshops.put(id, Workshop { fate: Fate::ByVote, number, ..Workshop::default() });
        id
    }

    pub fn identity(&self) -> Identity {
        self.forum.about()
    }

    /// A person who isn't in the forum yet, and the edits that make her or him.
    pub fn newcomer(&mut self, name: &str) -> (Id<Participant>, Edits) {
        let id = self.id();
        let mut edits = Edits::none();
        edits.put(&self.forum, &id, &Participant { name: name.to_owned(), ..Participant::default() });
        (id, edits)
    }
}

/// A line one character over the limit.
pub fn too_long() -> String {
    "x".repeat(super::limits::LINE + 1)
}

/// A text one character over the limit.
pub fn too_long_a_text() -> String {
    "x".repeat(super::limits::TEXT + 1)
}

pub const LINE_REFUSED: Refusal = Refusal::TooLong { length: super::limits::LINE + 1, limit: super::limits::LINE };
pub const TEXT_REFUSED: Refusal = Refusal::TooLong { length: super::limits::TEXT + 1, limit: super::limits::TEXT };

/// An id of a record that isn't there.
pub fn nowhere<R>() -> Id<R> {
    Id::new(Uuid::from_u128(u128::MAX))
}
