//! How much room a text takes, estimated: good enough to choose how a sheet lies and where a list
//! parts. Whether a text fits is measured where it stands.

/// Hundredths of the height of the letters.
pub type Hundredths = usize;

/// How wide the printable signs of ASCII are in the app's typeface, half bold, from the space on. Read off
/// the font's own table of widths, and rounded.
const ASCII: [u8; 95] = [
    30, 30, 36, 73, 60, 95, 73, 20, 32, 32, 48, 60, 25, 37, 25, 42, 66, 43, 57, 59, 62, 60, 62, 53, 62, 58, 25, 25, 56, 62, 56, 53,
    78, 66, 63, 65, 68, 59, 56, 71, 70, 42, 55, 65, 55, 85, 71, 74, 62, 75, 64, 60, 59, 69, 63, 88, 67, 63, 62, 33, 42, 34, 57, 39,
    27, 54, 59, 50, 59, 56, 35, 58, 56, 28, 26, 54, 30, 87, 56, 57, 59, 59, 37, 50, 36, 56, 51, 72, 52, 50, 49, 37, 25, 37, 54,
];

/// How wide a letter is. A letter with an accent is as wide as without, near enough.
fn advance(letter: char) -> Hundredths {
    let ascii = usize::try_from(u32::from(letter)).ok().and_then(|code| ASCII.get(code.checked_sub(32)?));
    match letter {
        _ if let Some(width) = ascii => usize::from(*width),
        '\u{a0}' | '’' | '‘' | '·' | 'í' | 'î' | 'ì' | 'ï' | 'ı' => 29,
        '\u{202f}' => 20,
        '—' | '…' | 'œ' | 'Œ' | 'æ' | 'Æ' => 90,
        _ if stands_alone(letter) => 100,
        _ if letter.is_uppercase() => 66,
        _ => 57,
    }
}

/// Letters of scripts that fill a square each and break after any: Chinese, Japanese, Korean; emoji too.
const fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{3fffd}')
}

/// The lines that a text takes in a column so wide. A word wider than the column takes as many as it
/// needs; an empty text takes one.
pub fn lines(text: &str, column: Hundredths) -> usize {
    let column = column.max(100);
    let (mut lines, mut here) = (1, 0);
    let mut put = |width: Hundredths, gap: Hundredths| {
        if here > 0 && here + gap + width <= column {
            here += gap + width;
            return;
        }
        if here > 0 {
            lines += 1;
        }
        lines += width.saturating_sub(1) / column;
        here = if width == 0 { 0 } else { (width - 1) % column + 1 };
    };
    for word in text.split(' ') {
        let mut gap = advance(' ');
        let mut width = 0;
        for letter in word.chars() {
            if stands_alone(letter) {
                put(std::mem::take(&mut width), gap);
                put(advance(letter), 0);
                gap = 0;
            } else {
                width += advance(letter);
            }
        }
        if width > 0 {
            put(width, gap);
        }
    }
    lines
}

/// The widest word of a text: what breaks nowhere.
fn widest(text: &str) -> Hundredths {
    let word = |word: &str| word.chars().filter(|letter| !stands_alone(*letter)).map(advance).sum();
    text.split(' ').map(word).max().unwrap_or(0)
}

/// How large a text can be in an area of so many units, in tenths of a unit, and none of its words
/// broken unless it is very long.
pub fn largest(text: &str, width: usize, height: usize) -> usize {
    let fits = |size: &usize| {
        let column = width * 1_000 / size;
        let whole = widest(text) <= column || *size <= 120;
        whole && lines(text, column) * size * 11 <= height * 100
    };
    (20..=800).rev().step_by(10).find(fits).unwrap_or(20)
}
