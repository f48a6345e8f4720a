//! The minutes' screen: every file that leaves it, and what the organiser chooses. Rules B1 to B4.

use std::io::Read;
use std::path::Path;

use serde_json::json;

use crate::begin::{EN, FR, example, new_forum};
use crate::support::{Laptop, Setting, play};

async fn minutes(laptop: &Laptop) {
    let base = example(laptop, EN).await;
    laptop.open(&format!("{base}/minutes")).await;
    laptop.find("heading", "Les engagements").await;
}

async fn file(laptop: &Laptop, button: &str) -> (String, Vec<u8>) {
    laptop.click("button", button).await;
    let file = laptop.download().await;
    (file.name, file.content)
}

fn ends(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

/// Opens the list of what is in the book; its summary has the figures in its name.
async fn unfold(laptop: &Laptop) {
    laptop.script("document.querySelector('.contents-choice > summary').click()", Vec::new()).await;
    laptop.holds("return document.querySelector('.book-parts input')?.checkVisibility() === true").await;
}

/// The names in an archive, each with its content.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|n| {
            let mut entry = archive.by_index(n).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().to_owned(), content)
        })
        .collect()
}

#[test]
fn every_format_is_taken_along_from_the_screen() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        minutes(&laptop).await;
        let (name, word) = file(&laptop, "Word").await;
        assert_eq!(name, "2026-11-14-vivre-bien-a-valsonne-compte-rendu.docx");
        let parts = unpacked(&word);
        let document = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
        assert!(String::from_utf8_lossy(&document.1).contains("Vivre bien à Valsonne"));
        let (name, page) = file(&laptop, "Web page").await;
        assert_eq!(name, "2026-11-14-vivre-bien-a-valsonne-compte-rendu.html");
        assert!(String::from_utf8(page).unwrap().contains("data:font/woff2;base64,"));
        let (name, text) = file(&laptop, "Plain text").await;
        assert_eq!(name, "2026-11-14-vivre-bien-a-valsonne-compte-rendu.txt");
        assert!(String::from_utf8(text).unwrap().contains("Vivre bien à Valsonne"));
        let (name, calendar) = file(&laptop, "Calendar").await;
        assert!(ends(&name, "ics"), "{name}");
        let calendar = String::from_utf8(calendar).unwrap();
        assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.contains("BEGIN:VEVENT"), "{calendar}");
        let (name, tables) = file(&laptop, "Tables (CSV)").await;
        assert!(ends(&name, "zip"), "{name}");
        let tables = unpacked(&tables);
        assert_eq!(tables.len(), 6);
        assert!(tables.iter().all(|(name, table)| ends(name, "csv") && table.starts_with("\u{feff}".as_bytes())));
        let (_, everything) = file(&laptop, "Everything (ZIP)").await;
        let names: Vec<_> = unpacked(&everything).into_iter().map(|(name, _)| name).collect();
        for ending in [".docx", ".html", ".md", ".txt", ".ics", ".csv"] {
            assert!(names.iter().any(|name| name.ends_with(ending)), "{ending} in {names:?}");
        }
        laptop.nothing_complained().await;
        laptop.asked_no_other_origin().await;
    });
}

/// B1, B2, B3
#[test]
fn parts_are_left_out_renamed_and_moved_and_the_book_follows_at_once() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        minutes(&laptop).await;
        unfold(&laptop).await;
        laptop.click("checkbox", "In the book: Le vote").await;
        laptop.see("12 of 13 parts").await;
        laptop.none("heading", "Le vote").await;
        laptop.find("textbox", "Heading of “Les engagements”").await.fill("Ce que nous ferons").await;
        laptop.find("heading", "Ce que nous ferons").await;
        let parts = "return [...document.querySelectorAll('.book .part > h2')].map(title => title.textContent)";
        // Twice: the vote on actions stands between, and there was none.
        for _ in 0..2 {
            laptop.click("button", "Move up: Ce que nous ferons").await;
        }
        laptop.holds(&format!("const parts = (() => {{ {parts} }})(); return parts.indexOf('Ce que nous ferons') < parts.indexOf('Toutes les actions')")).await;
        laptop.see("All saved here").await;
        laptop.reload().await;
        laptop.find("heading", "Ce que nous ferons").await;
        let (_, text) = file(&laptop, "Markdown").await;
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains("## Ce que nous ferons") && !text.contains("## Le vote"));
        unfold(&laptop).await;
        laptop.click("button", "All parts, as they were").await;
        laptop.find("heading", "Le vote").await;
        laptop.find("heading", "Les engagements").await;
        laptop.script("document.activeElement.blur()", Vec::new()).await;
        laptop.press("Control+z").await;
        laptop.find("heading", "Ce que nous ferons").await;
    });
}

/// B3
#[test]
fn the_focus_stays_on_the_arrow_of_a_part_that_moves_and_turns_at_the_end() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        minutes(&laptop).await;
        unfold(&laptop).await;
        laptop.find("button", "Move up: Les sujets proposés").await.focus().await;
        laptop.press("Enter").await;
        laptop.see("Les sujets proposés: 3 of 13").await;
        laptop.see_focus("button", "Move up: Les sujets proposés").await;
        laptop.press("Enter").await;
        laptop.see("Les sujets proposés: 2 of 13").await;
        laptop.see_focus("button", "Move down: Les sujets proposés").await;
        assert!(laptop.find("button", "Move up: Les sujets proposés").await.is_disabled().await);
        laptop.press("Enter").await;
        laptop.see("Les sujets proposés: 3 of 13").await;
        laptop.see_focus("button", "Move down: Les sujets proposés").await;
    });
}

#[test]
fn no_heading_of_a_part_is_cut_and_none_is_broken_by_a_key() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().french()).await;
        laptop.resize(1366, 768).await;
        let base = example(&laptop, FR).await;
        laptop.open(&format!("{base}/minutes")).await;
        laptop.find("heading", "Les engagements").await;
        unfold(&laptop).await;
        laptop.holds("const boxes = [...document.querySelectorAll('.book-parts textarea')]; return boxes.length === 13 && boxes.every(box => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth)").await;
        let heading = laptop.find("textbox", "Titre de « Les sujets proposés »").await;
        heading.fill("Tous les sujets que la salle a proposés").await;
        laptop.press("Enter").await;
        heading.see_value("Tous les sujets que la salle a proposés").await;
        laptop.holds("return [...document.querySelectorAll('.book-parts textarea')].every(box => box.scrollHeight <= box.clientHeight + 1)").await;
    });
}

/// B4
#[test]
fn people_are_named_as_chosen_on_the_screen_and_in_the_files() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        minutes(&laptop).await;
        laptop.see("Hélène Castagnet").await;
        laptop.find("group", "Names").await.find("button", "Initials").await.click().await;
        laptop.see("H. C.").await;
        laptop.gone("Hélène Castagnet").await;
        let (_, text) = file(&laptop, "Markdown").await;
        assert!(!String::from_utf8(text).unwrap().contains("Castagnet"));
        laptop.find("group", "Names").await.find("button", "None").await.click().await;
        laptop.gone("H. C.").await;
        laptop.find("group", "Design").await.find("button", "Institution").await.click().await;
        laptop.find("heading", "1. Ouverture").await;
    });
}

/// Clocks are changed between the day on which a forum is made and its own.
#[test]
fn the_calendar_has_the_hours_of_the_forums_day() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        laptop.devtools("Emulation.setTimezoneOverride", json!({"timezoneId": "Europe/Paris"})).await.unwrap();
        let base = new_forum(&laptop, EN, "Either side of a change").await;
        for (date, starts) in [("2027-07-14", "20270714T070000Z"), ("2027-01-14", "20270114T080000Z")] {
            laptop.open(&format!("{base}/set-up")).await;
            laptop.find("heading", &EN.say("setup.title")).await;
            laptop.field("Date").await.set(date).await;
            if date.ends_with("07-14") {
                laptop.fill(&EN.say("setup.plenary-entry"), "9:00–10:00 Welcome").await;
                laptop.press("Enter").await;
                laptop.see("Welcome").await;
            }
            laptop.see("All saved here").await;
            laptop.open(&format!("{base}/minutes")).await;
            laptop.find("heading", "Opening").await;
            let (_, calendar) = file(&laptop, "Calendar").await;
            let calendar = String::from_utf8(calendar).unwrap();
            assert!(calendar.contains(&format!("DTSTART:{starts}")), "{calendar}");
        }
    });
}

#[test]
fn axe_finds_nothing_on_the_minutes_in_both_languages_and_designs() {
    play(async |scene| {
        for (setting, words) in [(Setting::default().still(), EN), (Setting::default().still().french().dark(), FR)] {
            let laptop = scene.laptop_as(setting).await;
            let base = example(&laptop, words).await;
            laptop.open(&format!("{base}/minutes")).await;
            laptop.find("heading", "Les engagements").await;
            unfold(&laptop).await;
            laptop.axe().await;
            laptop.click("button", &words.say("book.design-institution")).await;
            laptop.find("heading", "1. Ouverture").await;
            laptop.axe().await;
        }
    });
}
