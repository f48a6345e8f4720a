//! Links that carry a packet in their fragment, which no browser sends to a server; and the packet in whatever
//! somebody pasted.

use super::packet::Packing;

/// What a link's fragment begins with, before the packet.
const fn mark(packing: Packing) -> &'static str {
    match packing {
        Packing::Invitation => "#/join/",
        Packing::Contribution => "#/give/",
    }
}

/// The link that opens a packet in the app at this address.
pub fn of(app: &str, packing: Packing, packet: &str) -> String {
    let app = app.split('#').next().unwrap_or_default();
    format!("{app}{}{packet}", mark(packing))
}

/// The packet in what was pasted, scanned or read from a file: a link, one in the midst of a message, or the
/// packet alone. Whatever else it is comes back as it was, for [`Packet::unwrap_text`](super::packet::Packet::unwrap_text)
/// to refuse.
pub fn packet_in(text: &str) -> &str {
    let behind = [Packing::Invitation, Packing::Contribution].into_iter().find_map(|packing| text.split_once(mark(packing)));
    let Some((_, packet)) = behind else { return text.trim() };
    // A mail program may have broken the link over lines; a word that follows it stands apart by a blank line or
    // has letters that no packet has.
    let ends = |(at, c): (usize, char)| {
        let rest = packet.get(at..).unwrap_or_default();
        let blank_line = c == '\n'
            && rest
                .trim_start_matches(['\r', ' ', '\t'])
                .get(1..)
                .is_some_and(|after| after.trim_start_matches([' ', '\t', '\r']).starts_with('\n'));
        (blank_line || !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\n' | '\r'))).then_some(at)
    };
    let end = packet.char_indices().find_map(ends).unwrap_or(packet.len());
    packet.get(..end).unwrap_or_default().trim()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_the_address_of_the_app_and_nothing_behind_it() {
        let link = of("https://example.org/of/?x#/f/1/topics", Packing::Invitation, "aQFx");
        assert_eq!(link, "https://example.org/of/?x#/join/aQFx");
        assert_eq!(packet_in(&link), "aQFx");
    }

    #[test]
    fn a_packet_is_found_in_a_message_and_in_a_broken_link() {
        assert_eq!(packet_in("Here: https://example.org/#/give/Yw\nAB. Anna"), "Yw\nAB");
        assert_eq!(packet_in("https://example.org/#/give/YwAB\n\nSee you"), "YwAB");
        assert_eq!(packet_in("<https://example.org/#/join/aQ-_x>"), "aQ-_x");
        assert_eq!(packet_in("  aQ-_x\n"), "aQ-_x");
        assert_eq!(packet_in("hello, world"), "hello, world");
    }
}
