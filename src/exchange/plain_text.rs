//! A text file's bytes as text. Spreadsheets write UTF-8, UTF-16, or what Windows wrote before both.

/// What Windows-1252 has where Latin-1 has control characters, from 0x80 on; none for the five it leaves out.
const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text. Whatever isn't UTF-8, nor begins as UTF-16 does, is read as Windows-1252, in which every byte is
/// a character: so every file is a text.
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            Err(_) => bytes.iter().map(|byte| windows(*byte)).collect(),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_each_way_that_spreadsheets_write() {
        assert_eq!(decode("\u{feff}Été".as_bytes()), "Été");
        assert_eq!(decode(b"\xff\xfe\xc9\x00t\x00\xe9\x00"), "Été");
        assert_eq!(decode(b"\xfe\xff\x00\xc9\x00t\x00\xe9"), "Été");
        assert_eq!(decode(b"\xc9t\xe9, c\x9cur, 5 \x80, \x9f"), "Été, cœur, 5 €, Ÿ");
        assert_eq!(decode(b"\xff\xfe\xc9"), "");
        assert_eq!(HIGH.chars().count(), 32);
    }
}
