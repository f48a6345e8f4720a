//! Everything in one archive, read by a reader of another hand.

use std::io::{Cursor, Read as _};

use open_forum::domain::{Forum, Language};
use open_forum::i18n::t;
use open_forum::minutes::archive::{Enclosed, everything, tables};
use open_forum::minutes::compose::{calendar, sheets};
use open_forum::minutes::{compose, csv, docx, html, ical, markdown, text};
use zip::{DateTime, ZipArchive};

use super::{LANGUAGES, MADE, example, forum};

fn packed(forum: &Forum, language: Language) -> Vec<u8> {
    let (book, sheets, calendar) = (compose(forum, language, MADE), sheets(forum, language), calendar(forum, language, MADE));
    let (day, face) = (forum.about().date, Some("d09GMgABAAAAAA=="));
    everything(&Enclosed {
        day,
        book: &book,
        pictures: forum::plates(),
        sheets: &sheets,
        calendar: &calendar,
        face,
        called: t::book::FILE,
    })
    .unwrap()
}

/// Name and content of each file.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let file = |n| {
        let mut file = archive.by_index(n).unwrap();
        assert_eq!(file.last_modified(), Some(DateTime::default()));
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().to_owned(), content)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(file).collect()
}

#[test]
fn the_archive_holds_every_format_as_it_is_by_itself() {
    let forum = example();
    let book = compose(&forum, Language::Fr, MADE);
    let begin = "2026-11-14-vivre-bien-a-valsonne";
    let mut expected = vec![
        ("compte-rendu.html", html::page(&book, forum::plates(), Some("d09GMgABAAAAAA==")).into_bytes()),
        ("compte-rendu.docx", docx::docx(&book, forum::plates()).unwrap()),
        ("compte-rendu.md", markdown::markdown(&book).into_bytes()),
        ("compte-rendu.txt", text::text(&book).into_bytes()),
    ];
    let sheets = sheets(&forum, Language::Fr);
    let names = ["sujets.csv", "votes.csv", "ateliers.csv", "actions.csv", "engagements.csv", "participants.csv"];
    expected.extend(names.into_iter().zip(sheets.iter().map(|sheet| csv::csv(sheet).into_bytes())));
    expected.push(("calendrier.ics", ical::ical(&calendar(&forum, Language::Fr, MADE)).into_bytes()));
    let files = unpacked(&packed(&forum, Language::Fr));
    let named: Vec<_> = files.iter().map(|(name, _)| name.strip_prefix(begin).unwrap_or(name).trim_start_matches('-')).collect();
    assert_eq!(named, expected.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    assert!(files.iter().zip(&expected).all(|((_, content), (_, alone))| content == alone));
}

#[test]
fn what_there_is_nothing_of_is_not_in_the_archive() {
    let names: Vec<_> = unpacked(&packed(&forum::empty(), Language::En)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 10);
    assert!(!names.iter().any(|name| name.contains("calendar")), "{names:?}");
}

/// Q4: the text shows what lies beside it, and has words for what doesn't.
#[test]
fn pictures_lie_in_the_archive_where_the_markdown_shows_them() {
    let files = unpacked(&packed(&forum::complete(), Language::Fr));
    let pictures: Vec<_> = files.iter().filter(|(name, _)| name.starts_with("photographs/")).collect();
    assert_eq!(pictures, [&("photographs/1.png".to_owned(), forum::picture().bytes().to_vec())]);
    let text = files
        .iter()
        .find(|(name, _)| name.ends_with("rendu.md"))
        .map(|(_, text)| String::from_utf8(text.clone()).unwrap())
        .unwrap();
    assert_eq!(text.matches("](photographs/1.png)").count(), 2, "{text}");
    assert!(text.contains("\n![Une carte du quartier, neuf bancs marqués](photographs/1.png)\n\n*La carte des bancs*\n"), "{text}");
    assert!(text.contains("\n*Le verso de la carte*\n"), "{text}");
}

#[test]
fn the_same_forum_is_the_same_archive() {
    for (language, _) in LANGUAGES {
        assert_eq!(packed(&forum::complete(), language), packed(&forum::complete(), language));
    }
}

#[test]
fn the_tables_are_an_archive_of_their_own() {
    let sheets = sheets(&forum::complete(), Language::En);
    let files = unpacked(&tables(None, "Un lieu", &sheets).unwrap());
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let of = |table: &str| format!("un-lieu-{table}.csv");
    assert_eq!(names, ["topics", "votes", "workshops", "actions", "engagements", "participants"].map(of));
}
