//! Writes the large forum (1,000 topics, 1,000 people, 60 workshops, 5,000 votes and some 100 pages of
//! notes) as a backup file that the app opens: `cargo xtask large-forum [--out FILE] [--language en|fr]`.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use open_forum::domain::Language;
use open_forum::domain::large::Size;

mod making;

use making::written;

fn main() -> Result<(), Box<dyn Error>> {
    let (out, language) = asked(env::args().skip(1))?;
    let file = written(language, Size::LARGE)?;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use open_forum::exchange::backup;

    use super::*;

    #[test]
    fn the_file_opens_and_holds_the_large_forum() {
        for language in [Language::En, Language::Fr] {
            let read = backup::decode(&written(language, Size::LARGE).unwrap()).unwrap().records;
            assert_eq!((read.topics.len(), read.participants.len(), read.votes.len()), (1_000, 1_000, 5_000));
            assert_eq!(read.workshops.len(), 60);
            assert_eq!(read.about().minutes_language, language);
        }
    }
}
