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

/// Most characters of the app's address: beyond that it was mistyped or made up.
const ADDRESS: usize = 200;

/// The address of the app, as it was typed: with `https://` where nothing is said, and without what comes behind
/// `#`; nothing where it is none.
pub fn app_address(typed: &str) -> Option<String> {
    let typed = typed.trim().split('#').next().unwrap_or_default();
    let lower = typed.to_ascii_lowercase();
    let whole =
        if lower.starts_with("https://") || lower.starts_with("http://") { typed.to_owned() } else { format!("https://{typed}") };
    let (scheme, host) = whole.split_once("://")?;
    let name = host.split(['/', '?']).next().unwrap_or_default();
    let port = name.rsplit_once(':').is_some_and(|(_, port)| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    let is_name =
        (name.contains('.') || port) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    let fits = whole.len() <= ADDRESS && host.chars().all(|c| c.is_ascii_graphic() || c.is_alphanumeric());
    let slash = if host.contains('/') { "" } else { "/" };
    (is_name && fits && !host.contains(['"', '<', '>', '\\'])).then(|| format!("{}://{host}{slash}", scheme.to_ascii_lowercase()))
}

/// What a text seems to be, by what it begins with; its packet isn't looked at. Cheap: the first screen asks it of
/// every file.
pub fn seems(text: &str) -> Option<Packing> {
    let marked = [Packing::Invitation, Packing::Contribution].into_iter().find(|packing| text.contains(mark(*packing)));
    let text = text.trim_start_matches('\u{feff}').trim();
    let is_packet =
        text.len() > 30 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_' || b.is_ascii_whitespace());
    marked.filter(|_| !text.starts_with('{')).or_else(|| match text.get(..2).filter(|_| is_packet)? {
        // Base64 of the letter and a part of the version.
        "aQ" => Some(Packing::Invitation),
        "Yw" => Some(Packing::Contribution),
        _ => None,
    })
}

/// Each link in a text that holds several, with what follows it; the text itself where there is none.
pub fn each_in(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = [Packing::Invitation, Packing::Contribution]
        .into_iter()
        .flat_map(|packing| text.match_indices(mark(packing)).map(|(at, _)| at))
        .collect();
    starts.sort_unstable();
    if starts.is_empty() {
        return vec![text];
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(from, to)| text.get(*from..to)).collect()
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
    fn an_address_is_taken_as_people_type_it() {
        assert_eq!(app_address(" forum.example.org "), Some("https://forum.example.org/".to_owned()));
        assert_eq!(app_address("http://192.168.1.7:8080/of/#/f/1"), Some("http://192.168.1.7:8080/of/".to_owned()));
        assert_eq!(app_address("HTTPS://Example.org/of/?x"), Some("https://Example.org/of/?x".to_owned()));
        for wrong in
            ["", "forum", "javascript:alert(1)", "file:///home/x.html", "https://", "ex ample.org", "https://a.b/\"><script>"]
        {
            assert_eq!(app_address(wrong), None, "{wrong}");
        }
        assert_eq!(app_address(&format!("a.b/{}", "x".repeat(300))), None);
    }

    #[test]
    fn it_is_seen_at_once_what_a_text_seems_to_be() {
        let packet = format!("aQ{}", "x".repeat(40));
        assert_eq!(seems(&packet), Some(Packing::Invitation));
        assert_eq!(seems(&format!("\u{feff}Yw{}\n", "x".repeat(40))), Some(Packing::Contribution));
        assert_eq!(seems("Open this: https://example.org/#/give/YwAB"), Some(Packing::Contribution));
        assert_eq!(seems("{\"texts\": \"#/join/x\"}"), None);
        assert_eq!(seems("aQ"), None);
        assert_eq!(seems("Yw hello, this is a longer text with words"), None);
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
