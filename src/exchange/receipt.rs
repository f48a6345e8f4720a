//! A receipt: six letters and digits by which a laptop learns that what it handed over has arrived. They are
//! read out or shown, and typed; both sides make them from the contribution, so that nothing need travel back. Rule H9.

use super::checksum;

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

    /// H9: over many contributions, no two have the same by anything but chance.
    #[test]
    fn receipts_of_many_contributions_differ() {
        let all: std::collections::HashSet<String> = (0..5_000).map(|n| of(&format!("contribution {n}"))).collect();
        assert!(all.len() >= 4_990, "{}", all.len());
    }
}
