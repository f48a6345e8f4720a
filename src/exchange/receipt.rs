//! A receipt: six letters and digits by which a laptop learns that what it handed over has arrived. They are
//! read out or shown, and typed; both sides make them from the contribution, so that nothing need travel back. Rule H9.

use std::collections::BTreeSet;

use super::checksum;
use crate::domain::sorting::sort_by_key;
use crate::domain::{Deed, Edits, Forum, Id, Moment, Participant, Transaction, Verb, limits};

/// Letters and digits that are told apart by eye and by ear: no I, L, O and U (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many stand in a receipt: one in a thousand million fits by chance.
const LENGTH: u32 = 6;

/// The receipt for a packet's text.
pub fn of(text: &str) -> String {
    let sum = checksum::of(text.bytes());
    let letter = |place: u32| {
        let n = usize::try_from((sum >> (place * 10 + 4)) & 31).unwrap_or(0);
        LETTERS.get(n).map_or('0', |letter| char::from(*letter))
    };
    (0..LENGTH).map(letter).collect()
}

/// What somebody typed, as a receipt is written: capitals, without spaces and dashes, and with the letters that
/// are taken for others read as those.
pub fn typed(text: &str) -> String {
    let meant = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    text.chars().filter(|c| c.is_alphanumeric()).map(meant).collect()
}

/// Notes in the history that a contribution was taken in, from whom and with which receipt. Rule H9: the list
/// of receipts is read from the history, so that it merges with whatever brings two facilitators' copies together.
pub fn taken_in(from: Id<Participant>, name: &str, receipt: &str) -> Transaction {
    Transaction::on::<Participant>(Verb::ContributionTakenIn, format!("{name} ({receipt})"), &from, Edits::none())
}

/// A contribution that was taken in, here or by another facilitator whose copy was merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The line of the history.
    pub id: Id<Deed>,
    /// Its receipt.
    pub receipt: String,
    /// From whom, as called then.
    pub name: String,
    /// When it was taken in.
    pub at: Moment,
}

/// The contributions taken in, the latest last, each receipt once; of very many, the latest
/// [`limits::CONTRIBUTIONS`]. Rule H9.
pub fn arrived(forum: &Forum) -> Vec<Arrived> {
    let mut all: Vec<Arrived> = forum.deeds.iter().filter_map(|(id, deed)| read(*id, deed)).collect();
    sort_by_key(&mut all, |arrived| (arrived.at, arrived.id));
    let mut seen = BTreeSet::new();
    all.reverse();
    all.retain(|arrived| seen.insert(arrived.receipt.clone()));
    all.truncate(limits::CONTRIBUTIONS);
    all.reverse();
    all
}

fn read(id: Id<Deed>, deed: &Deed) -> Option<Arrived> {
    let (name, receipt) = deed.subject.strip_suffix(')')?.rsplit_once(" (")?;
    let is_one =
        deed.verb == Verb::ContributionTakenIn && receipt.len() == 6 && receipt.bytes().all(|letter| LETTERS.contains(&letter));
    is_one.then(|| Arrived { id, receipt: receipt.to_owned(), name: name.to_owned(), at: deed.at })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_six_letters_that_nobody_mistakes() {
        let receipt = of("a contribution");
        assert_eq!(receipt.len(), 6);
        assert!(receipt.bytes().all(|letter| LETTERS.contains(&letter)), "{receipt}");
        assert_ne!(receipt, of("another contribution"));
    }

    #[test]
    fn a_receipt_is_found_however_it_is_typed() {
        assert_eq!(typed(" 4o7-il b "), "40711B");
    }

    /// H9: each receipt once, in the order in which they came, also where names hold what a line is read by.
    #[test]
    fn the_receipts_are_read_from_the_lines_of_the_history() {
        let mut forum = Forum::default();
        let line = |n: u128| Id::<Deed>::new(uuid::Uuid::from_u128(n));
        let mut note = |n: u128, at: i64, verb: Verb, subject: &str| {
            forum.deeds.put(line(n), Deed { verb, subject: subject.to_owned(), at: Moment(at), ..Deed::default() });
        };
        note(1, 30, Verb::ContributionTakenIn, "Ada (at work) (4X7K2P)");
        note(2, 10, Verb::ContributionTakenIn, "Grace (000000)");
        note(3, 20, Verb::ContributionTakenIn, "Ada (4X7K2P)");
        note(4, 40, Verb::TopicProposed, "Not one (111111)");
        note(5, 50, Verb::ContributionTakenIn, "Made up (<b>bad)");
        note(6, 60, Verb::ContributionTakenIn, "No receipt");
        let read = arrived(&forum);
        let said: Vec<_> = read.iter().map(|one| (one.name.as_str(), one.receipt.as_str(), one.at.0)).collect();
        assert_eq!(said, [("Grace", "000000", 10), ("Ada (at work)", "4X7K2P", 30)]);
        let noted = taken_in(Id::new(uuid::Uuid::from_u128(9)), "Ada", "4X7K2P");
        assert_eq!((noted.subject.as_str(), noted.edits.is_empty(), noted.verb.is_lasting()), ("Ada (4X7K2P)", true, true));
    }

    /// H9: over many contributions, no two have the same by anything but chance.
    #[test]
    fn receipts_of_many_contributions_differ() {
        let all: std::collections::HashSet<String> = (0..5_000).map(|n| of(&format!("contribution {n}"))).collect();
        assert!(all.len() >= 4_990, "{}", all.len());
    }
}
