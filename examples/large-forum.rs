//! Writes the large forum (1,000 topics, 1,000 people, 60 workshops, 5,000 votes and some 100 pages of
//! notes) as a backup file that the app opens: `cargo xtask large-forum [--out FILE] [--language en|fr]`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use open_forum::domain::large::{Size, large_forum};
use open_forum::domain::{Context, Deed, Id, Language, Moment, setup};
use open_forum::exchange::backup;
use open_forum::replica::{Replica, Stamp};
use uuid::Uuid;

/// The same seed makes the same forum.
const SEED: u64 = 2026;
/// Saturday 14 November 2026, nine in the morning in France, in milliseconds.
const MORNING: i64 = 1_794_643_200_000;

fn main() -> Result<(), Box<dyn Error>> {
    let (out, language) = asked(env::args().skip(1))?;
    let file = written(language)?;
    fs::write(&out, &file)?;
    println!("{}: {} bytes", out.display(), file.len());
    Ok(())
}

fn asked(mut arguments: impl Iterator<Item = String>) -> Result<(PathBuf, Language), Box<dyn Error>> {
    let (mut out, mut language) = (PathBuf::from("large-forum.json"), Language::Fr);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
        match (name.as_str(), value.as_str()) {
            ("--out", file) => out = file.into(),
            ("--language", "en") => language = Language::En,
            ("--language", "fr") => language = Language::Fr,
            _ => return Err(format!("{name} {value}? --out FILE and --language en|fr are known").into()),
        }
    }
    Ok((out, language))
}

/// The forum as a file, made by the very transactions that a day would make.
fn written(language: Language) -> Result<String, Box<dyn Error>> {
    let mut last = 0_u64;
    let mut mint = || {
        last += 1;
        let millisecond = MORNING.unsigned_abs() + last / 0x1000;
        Uuid::from_u64_pair((millisecond << 16) | 0x7000 | (last % 0x1000), (1 << 63) | last)
    };
    let deeds: Vec<Id<Deed>> = std::iter::repeat_with(|| Id::new(mint())).take(2_000).collect();
    let mut cx = Context { now: Moment(MORNING), who: String::new(), mint: &mut mint };
    let made = large_forum(&mut cx, SEED, language, Size::LARGE)?;
    let mut replica = Replica::new(1);
    for ((transaction, deed), at) in made.iter().zip(deeds).zip((MORNING..).step_by(10_000)) {
        replica.commit(transaction, &Stamp { who: String::new(), at: Moment(at), deed })?;
    }
    let forum = setup::forum_id(replica.forum()).ok_or("the large forum has no identity")?;
    Ok(backup::encode(forum, &replica, Moment(MORNING))?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_file_opens_and_holds_the_large_forum() {
        for language in [Language::En, Language::Fr] {
            let read = backup::decode(&written(language).unwrap()).unwrap().records;
            assert_eq!((read.topics.len(), read.participants.len(), read.votes.len()), (1_000, 1_000, 5_000));
            assert_eq!(read.workshops.len(), 60);
            assert_eq!(read.about().minutes_language, language);
        }
    }
}
