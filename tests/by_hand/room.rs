//! A facilitator's window and the laptops of people who were invited by hand.

use open_forum::domain::setup::{self, NewForum};
use open_forum::domain::{
    Context, Deed, Document, Edits, Forum, Id, Identity, Language, Moment, Participant, Refusal, Transaction, Verb, laptop,
    numbering, participants,
};
use open_forum::exchange::contribution::Contribution;
use open_forum::exchange::invitation::{self, Inviting, Written};
use open_forum::replica::{Precedence, Replica, Stamp, TOLD_CLIENTS};
use uuid::Uuid;

/// Ids that differ from laptop to laptop, and grow.
pub struct Mint {
    of: u128,
    last: u128,
}

impl Mint {
    fn uuid(&mut self) -> Uuid {
        self.last += 1;
        // As random as those of version 7 are, so that sizes are honest.
        let chance = (self.of << 64 | self.last).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        Uuid::from_u128((1_794_688_200_000 + self.last) << 80 | 7 << 76 | chance >> 52)
    }
}

/// Whoever writes: a replica with its own clock and ids.
pub struct Writer {
    pub replica: Replica,
    mint: Mint,
    who: String,
    now: i64,
}

impl Writer {
    pub fn new(client: u64, who: &str) -> Self {
        let client = client.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 12;
        Self::with(client, who)
    }

    /// A laptop that was only told.
    pub fn told(client: u64, who: &str) -> Self {
        let client = client.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 12;
        Self::with(client | TOLD_CLIENTS, who)
    }

    fn with(client: u64, who: &str) -> Self {
        Self {
            replica: Replica::new(client),
            mint: Mint { of: u128::from(client), last: 0 },
            who: who.to_owned(),
            now: 1_794_688_200_000,
        }
    }

    pub fn forum(&self) -> &Forum {
        self.replica.forum()
    }

    pub fn ask<T>(&mut self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> T) -> T {
        self.now += 1_000;
        let mint = &mut self.mint;
        let mut uuid = || mint.uuid();
        gesture(self.replica.forum(), &mut Context { now: Moment(self.now), who: self.who.clone(), mint: &mut uuid })
    }

    pub fn commit(&mut self, transaction: &Transaction) {
        let stamp = Stamp { who: self.who.clone(), at: Moment(self.now), deed: Id::<Deed>::new(self.mint.uuid()) };
        self.replica.commit(transaction, &stamp).unwrap();
    }
}

/// The facilitator's window.
pub struct Facilitator {
    pub writer: Writer,
    pub id: Id<Identity>,
}

impl Facilitator {
    pub fn new(title: &str) -> Self {
        let mut writer = Writer::new(1, "Facilitator");
        let new = NewForum { title, language: Language::Fr, offset: 60, template: &["Highlights", "Conclusions"] };
        let made = writer.ask(|_, cx| setup::create(cx, &new)).unwrap();
        let id = setup::made(&made).unwrap();
        writer.commit(&made);
        Self { writer, id }
    }

    pub fn does(&mut self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) {
        let done = self.writer.ask(gesture).unwrap();
        self.writer.commit(&done);
    }

    pub fn invites(&self, characters: usize) -> Written {
        self.inviting().within(characters)
    }

    pub fn tells_all(&self) -> Written {
        self.inviting().whole()
    }

    fn inviting(&self) -> Inviting<'_> {
        Inviting { id: self.id, forum: self.writer.forum(), made: Moment(self.writer.now), receipts: &[] }
    }

    /// Takes a contribution in, and numbers what came.
    pub fn takes_in(&mut self, text: &str) {
        let contribution = Contribution::read(text).unwrap();
        assert_eq!(contribution.forum, self.id);
        self.writer.replica.merge(Document::Floor, &contribution.update).unwrap();
        self.numbers_what_came();
    }

    pub fn numbers_what_came(&mut self) {
        if let Some(numbered) = numbering::give_missing(self.writer.forum()) {
            self.writer.commit(&numbered);
        }
    }
}

/// A participant's laptop.
pub struct Laptop {
    pub writer: Writer,
    pub id: Id<Identity>,
    pub me: Id<Participant>,
}

impl Laptop {
    /// One that opened an invitation, and whose owner has said a name.
    pub fn invited(client: u64, name: &str, invitation: &str) -> Self {
        let mut writer = Writer::told(client, name);
        let invitation = invitation::read(invitation).unwrap();
        writer.replica.tell(&invitation.told, Precedence::Own);
        let mut edits = Edits::none();
        let me = writer.ask(|forum, cx| participants::find_or_add(forum, cx, name, &mut edits)).unwrap();
        writer.commit(&Transaction::new(Verb::ParticipantAdded, name, edits));
        Self { writer, id: invitation.forum, me }
    }

    pub fn opens(&mut self, invitation: &str) {
        let invitation = invitation::read(invitation).unwrap();
        self.writer.replica.tell(&invitation.told, Precedence::Own);
    }

    pub fn tries(
        &mut self,
        gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>,
    ) -> Result<Transaction, Refusal> {
        let me = self.me;
        self.writer.ask(|forum, cx| gesture(forum, cx).and_then(|transaction| laptop::allowed(forum, me, transaction)))
    }

    pub fn does(&mut self, gesture: impl FnOnce(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) {
        let done = self.tries(gesture).unwrap();
        self.writer.commit(&done);
    }

    pub fn contributes(&self) -> String {
        Contribution::of(&self.writer.replica, self.id, self.me, None).unwrap().wrap()
    }
}
