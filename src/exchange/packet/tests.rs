#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::*;

fn packet(content: &[u8]) -> Packet {
    Packet { packing: Packing::Contribution, forum: Id::new(Uuid::from_u128(7)), content: content.to_vec() }
}

proptest! {
    #[test]
    fn a_packet_is_what_it_was_before_it_was_wrapped(content in proptest::collection::vec(any::<u8>(), 0..600)) {
        let text = packet(&content).wrap();
        prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        prop_assert_eq!(Packet::unwrap_text(&text), Ok(packet(&content)));
    }

    /// H7
    #[test]
    fn no_packet_that_was_changed_on_its_way_is_opened(at in 0_usize..60, to in "[A-Za-z0-9_-]") {
        let text = packet(b"what somebody wrote, long enough to be changed").wrap();
        let at = at % text.len();
        let changed = format!("{}{to}{}", &text[..at], &text[at + 1..]);
        prop_assume!(changed != text);
        prop_assert!(Packet::unwrap_text(&changed).is_err());
    }

    /// H7
    #[test]
    fn any_text_is_refused_without_a_panic(text in ".{0,200}") {
        prop_assert!(Packet::unwrap_text(&text).is_err());
    }
}

/// H7
#[test]
fn a_packet_that_would_unpack_to_more_than_any_file_is_refused() {
    let bomb = packet(&vec![0; limits::PACKET + 1]).wrap();
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    assert_eq!(Packet::unwrap_text(&bomb), Err(PacketError::TooLarge));
}

/// H7
#[test]
fn it_is_said_what_is_wrong_with_a_packet() {
    let text = packet(b"x").wrap();
    assert_eq!(Packet::unwrap_text(""), Err(PacketError::NotOurs));
    assert_eq!(Packet::unwrap_text("https://example.org"), Err(PacketError::NotOurs));
    assert_eq!(Packet::unwrap_text(&text[..text.len() - 4]), Err(PacketError::Damaged));
    let mut bytes = BASE64.decode(&text).unwrap();
    bytes[1] = VERSION + 1;
    assert_eq!(Packet::unwrap_text(&BASE64.encode(&bytes)), Err(PacketError::Newer { version: VERSION + 1 }));
    let broken_over_lines = format!(" {}\n{}", &text[..9], &text[9..]);
    assert_eq!(Packet::unwrap_text(&broken_over_lines), Ok(packet(b"x")));
}
