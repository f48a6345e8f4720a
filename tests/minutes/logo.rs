//! The logo on the cover, in every format that shows pictures.

use open_forum::domain::book::Logo;
use open_forum::domain::{Forum, Language, Table};
use open_forum::i18n::t;
use open_forum::minutes::archive::{Enclosed, everything};
use open_forum::minutes::compose::calendar;
use open_forum::minutes::{Book, Plates, compose, docx, follow_up, html, markdown};

use super::demands::{Package, defect};
use super::forum::{self, picture, plates};
use super::{LANGUAGES, MADE};

fn adorned(host: &str, organisers: &str) -> Forum {
    let mut forum = forum::complete();
    let (id, mut about) = forum.identity.iter().next().map(|(id, about)| (*id, about.clone())).unwrap();
    (about.host, about.organisers) = (host.into(), organisers.into());
    forum.identity.put(id, about);
    let mut choices = open_forum::domain::book::choices(&forum);
    choices.logo = Some(Logo { picture: picture().name(), width: 600, height: 200 });
    forum.books.put(id, choices);
    forum
}

fn words(book: &Book) -> &str {
    &book.cover.logo.as_ref().unwrap().alt
}

/// Q8
#[test]
fn the_logo_says_whose_it_is() {
    let said = |host: &str, organisers: &str| words(&compose(&adorned(host, organisers), Language::Fr, MADE)).to_owned();
    assert_eq!(said(" Commune de Valsonne ", "L'association"), "Commune de Valsonne");
    assert_eq!(said("", "L'association\nLa mairie"), "L'association");
    assert_eq!(said("", ""), "Logo");
}

/// Q8
#[test]
fn the_logo_is_on_the_cover_of_both_books_where_its_picture_is_at_hand() {
    let forum = adorned("La \"Maison\"", "");
    for (language, _) in LANGUAGES {
        for book in [compose(&forum, language, MADE), follow_up(&forum, language, MADE)] {
            let page = html::article(&book, plates());
            let (cover, _) = page.split_once("</header>").unwrap();
            assert!(cover.contains("<p class=\"logo\"><img src=\"data:image/png;base64,iVBOR"), "{cover}");
            assert!(cover.contains("alt=\"La &quot;Maison&quot;\" width=\"600\" height=\"200\">"), "{cover}");
            let file = docx::docx(&book, plates()).unwrap();
            defect(&file).unwrap();
            let package = Package::open(&file);
            let text = package.part("word/document.xml");
            let (logo, kind) = (text.find("<wp:inline").unwrap(), text.find("CoverKind").unwrap());
            assert!(logo < kind, "it stands above everything");
            assert!(text.contains("descr=\"La &quot;Maison&quot;\""), "{text}");
        }
    }
    let book = compose(&forum, Language::En, MADE);
    let page = html::article(&book, Plates::default());
    assert!(!page.split_once("</header>").unwrap().0.contains("logo"));
    let without = Package::open(&docx::docx(&book, Plates::default()).unwrap());
    assert!(!without.part("word/document.xml").contains("<wp:inline"));
    assert!(!markdown::markdown(&book).contains("Maison&quot;"));
}

/// Q8
#[test]
fn the_logo_lies_in_the_archive_where_the_markdown_shows_it() {
    let mut forum = adorned("La mairie", "");
    // Its picture is shown there alone.
    forum.photographs = Table::default();
    let (book, calendar) = (compose(&forum, Language::Fr, MADE), calendar(&forum, Language::Fr, MADE));
    let enclosed = Enclosed {
        day: None,
        book: &book,
        pictures: plates(),
        sheets: &[],
        calendar: &calendar,
        face: None,
        called: t::book::FILE,
    };
    let bytes = everything(&enclosed).unwrap();
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(has(b"logo.png") && has(picture().bytes()));
    let text = markdown::beside(&book, &[(picture().name(), "logo.png".to_owned())]);
    assert!(text.starts_with("![La mairie](logo.png)\n\n# "), "{text}");
}
