//! What somebody pasted, dropped, chose or scanned, read: contributions, as many as are in it, or what else it is.

use super::contribution::Contribution;
use super::invitation;
use super::link;
use super::packet::PacketError;
use super::receipt;

/// One thing that was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    /// A contribution, with its receipt.
    Contribution(Box<Contribution>, String),
    /// An invitation: it is for participants' laptops.
    Invitation,
    /// A whole forum's backup.
    Backup,
    /// Something that can't be read.
    Unreadable(PacketError),
}

/// Reads what was brought: a packet, a link, a file, or messages with links among their words. Rule H7.
pub fn read(text: &str) -> Vec<Brought> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('{') {
        let ours = text.contains("\"open-forum\"");
        return vec![if ours { Brought::Backup } else { Brought::Unreadable(PacketError::NotOurs) }];
    }
    link::each_in(text).into_iter().map(one).collect()
}

/// One packet, with whatever follows it. Where a line break may be the message's or a mail program's, the longest
/// that is whole is meant.
fn one(text: &str) -> Brought {
    let mut packet = link::packet_in(text);
    let first = packet_of(packet);
    let mut read = first.clone();
    while let (Brought::Unreadable(PacketError::Damaged | PacketError::NotOurs), Some((shorter, _))) =
        (&read, packet.rsplit_once('\n'))
    {
        packet = shorter.trim_end();
        read = packet_of(packet);
    }
    if matches!(read, Brought::Unreadable(_)) { first } else { read }
}

fn packet_of(packet: &str) -> Brought {
    match Contribution::read(packet) {
        Ok(contribution) => {
            let text: String = packet.chars().filter(|c| !c.is_whitespace()).collect();
            Brought::Contribution(Box::new(contribution), receipt::of(&text))
        }
        Err(PacketError::NotOurs) if invitation::read(packet).is_ok() => Brought::Invitation,
        Err(error) => Brought::Unreadable(error),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use uuid::Uuid;

    use super::*;
    use crate::domain::{Id, participants};
    use crate::exchange::packet::Packing;
    use crate::replica::{Replica, Stamp};

    fn contribution(n: u64, name: &str) -> String {
        let mut replica = Replica::new(n);
        let mut next = u128::from(n) << 64;
        let mut mint = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let mut cx = crate::domain::Context { now: crate::domain::Moment(1), who: String::new(), mint: &mut mint };
        let added = participants::add(replica.forum(), &mut cx, name, "").unwrap();
        let me = added.on.as_ref().unwrap().key.parse().unwrap();
        replica
            .commit(&added, &Stamp { who: String::new(), at: crate::domain::Moment(1), deed: Id::new(Uuid::from_u128(9)) })
            .unwrap();
        Contribution::of(&replica, Id::new(Uuid::from_u128(3)), me, None).unwrap().wrap()
    }

    fn names(read: &[Brought]) -> Vec<&str> {
        let name = |brought: &'_ Brought| match brought {
            Brought::Contribution(contribution, _) => Some(contribution.name.len()),
            _ => None,
        };
        assert!(read.iter().all(|brought| name(brought).is_some()), "{read:?}");
        read.iter()
            .map(|brought| match brought {
                Brought::Contribution(contribution, _) => contribution.name.as_str(),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    /// H7
    #[test]
    fn contributions_are_found_among_the_words_of_a_whole_chat() {
        let (ada, grace) = (contribution(1, "Ada"), contribution(2, "Grace"));
        let link = |packet: &str| link::of("https://example.org/", Packing::Contribution, packet);
        let chat = format!("Ada: {}\nThanks\nGrace: {} see you\n", link(&ada), link(&grace));
        let read_chat = read(&chat);
        assert_eq!(names(&read_chat), ["Ada", "Grace"]);
        assert_eq!(read_chat.first(), read(&ada).first(), "the receipt is the same by any way");
        let broken = format!("Here it is:\n{}\n{}\nThank you all", link(ada.split_at(50).0), ada.split_at(50).1);
        assert_eq!(read(&broken).first(), read(&ada).first());
    }

    /// H7
    #[test]
    fn it_is_told_what_else_was_brought() {
        let forum = crate::domain::trial::Trial::new().forum;
        let inviting =
            invitation::Inviting { id: Id::new(Uuid::from_u128(1)), forum: &forum, made: crate::domain::Moment(1), receipts: &[] };
        assert_eq!(read(&inviting.whole().text), [Brought::Invitation]);
        assert_eq!(read("{\"format\": \"open-forum\"}"), [Brought::Backup]);
        assert_eq!(read("{}"), [Brought::Unreadable(PacketError::NotOurs)]);
        assert_eq!(read("Hello"), [Brought::Unreadable(PacketError::NotOurs)]);
        let cut = contribution(1, "Ada");
        assert_eq!(read(cut.split_at(cut.len() - 5).0), [Brought::Unreadable(PacketError::Damaged)]);
    }
}
