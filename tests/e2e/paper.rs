//! What is printed: every kind of sheet on its own page, of the size and direction chosen, with nothing
//! cut; the choice is remembered, and the screen is accessible.

use serde_json::Value;

use crate::begin::{EN, FR, Words, example, new_forum};
use crate::support::{Laptop, Setting, Window, play};

/// The stacks, by the keys of their names.
const STACKS: [&str; 8] = ["posters", "blank-topics", "topics", "tally", "agenda", "rooms", "reports", "cards"];

/// A page's width and height in millimetres.
type Size = (i64, i64);
const A4: Size = (210, 297);
const A3: Size = (297, 420);

const fn lying((width, height): Size) -> Size {
    (height, width)
}

/// The sizes of a PDF's pages, from their `/MediaBox`, which Chromium writes uncompressed.
fn pages(pdf: &[u8]) -> Vec<Size> {
    let text = String::from_utf8_lossy(pdf);
    let boxes = text.split("/MediaBox").skip(1).map(|rest| {
        let inside = rest.split_once('[').unwrap().1.split_once(']').unwrap().0;
        let edges: Vec<f64> = inside.split_whitespace().map(|edge| edge.parse().unwrap()).collect();
        #[allow(clippy::cast_possible_truncation)]
        let millimetres = |from: f64, to: f64| ((to - from) / 72.0 * 25.4).round() as i64;
        (millimetres(edges[0], edges[2]), millimetres(edges[1], edges[3]))
    });
    boxes.collect()
}

/// Opens the screen of a forum and waits for it.
async fn paper(window: &Window, base: &str, words: Words) {
    window.open(&format!("{base}/paper")).await;
    window.find("heading", &words.say("paper.title")).await;
}

/// Leaves these stacks ticked and no others.
async fn only(window: &Window, words: Words, stacks: &[&str]) {
    for stack in STACKS {
        let tick = window.find("checkbox", &words.say(&format!("paper.{stack}"))).await;
        let ticked = window.script(
            "return [...document.querySelectorAll('.wanted label')].find(label => label.textContent.replaceAll('’', '\\'').includes(arguments[0])).control.checked",
            vec![Value::from(words.say(&format!("paper.{stack}")))],
        );
        if ticked.await.as_bool() != Some(stacks.contains(&stack)) {
            tick.click().await;
        }
    }
    settled(window).await;
}

/// Waits until the sheets are there and their texts measured.
async fn settled(window: &Window) {
    window
        .holds(
            "const fits = [...document.querySelectorAll('.fit')].filter(box => box.clientHeight > 0);
             return fits.every(box => box.style.getPropertyValue('--k') !== '') && document.fonts.status === 'loaded'",
        )
        .await;
    // As the browser does before it prints.
    window.script("dispatchEvent(new Event('beforeprint'))", Vec::new()).await;
}

/// Holds that no text reaches beyond its box, and nothing beyond its sheet.
async fn nothing_is_cut(window: &Window) {
    let cut = window
        .script(
            "const beyond = (inner, outer) => inner.offsetHeight > outer.clientHeight + 1 || inner.scrollWidth > outer.clientWidth + 1;
             const texts = [...document.querySelectorAll('.fit')].filter(box => box.clientHeight > 0 && beyond(box.firstElementChild, box));
             const sheets = [...document.querySelectorAll('.leaf')].filter(leaf => leaf.clientHeight > 0
                 && (leaf.scrollHeight > leaf.clientHeight + 1 || leaf.scrollWidth > leaf.clientWidth + 1));
             return [...texts, ...sheets].map(one => one.outerHTML.slice(0, 300))",
            Vec::new(),
        )
        .await;
    assert_eq!(cut, Value::Array(Vec::new()), "cut");
}

/// How many sheets lie on the screen, copies too.
async fn lying_there(window: &Window) -> usize {
    let count = window.script("return document.querySelectorAll('.lying').length", Vec::new()).await;
    usize::try_from(count.as_u64().unwrap()).unwrap()
}

/// Holds that each sheet has a page to itself, of the right size.
async fn printed(window: &Window, size: Size) -> Vec<Size> {
    nothing_is_cut(window).await;
    let pages = pages(&window.print().await);
    assert_eq!(pages.len(), lying_there(window).await, "a page a sheet");
    assert!(!pages.is_empty() && pages.iter().all(|page| *page == size || *page == lying(size)), "{pages:?}");
    pages
}

async fn every_stack(laptop: &Laptop, words: Words) {
    let base = example(laptop, words).await;
    paper(laptop, &base, words).await;
    for (button, size) in [("paper.a4", A4), ("paper.a3", A3)] {
        laptop.click("button", &words.say(button)).await;
        for stack in STACKS {
            only(laptop, words, &[stack]).await;
            let pages = printed(laptop, size).await;
            match stack {
                "agenda" | "rooms" | "topics" => assert!(pages.iter().all(|page| *page == lying(size)), "{stack}: {pages:?}"),
                "tally" | "reports" => assert!(pages.iter().all(|page| *page == size), "{stack}: {pages:?}"),
                _ => {}
            }
            match stack {
                "topics" => assert!(pages.len() > 30),
                "rooms" => assert_eq!(pages.len(), 7, "a sign a room"),
                "reports" => assert_eq!(pages.len(), 6, "a report a workshop"),
                "blank-topics" => assert_eq!(pages.len(), 20, "the copies"),
                _ => {}
            }
        }
    }
    // Several kinds in one job, some upright, some not.
    only(laptop, words, &["posters", "agenda", "reports"]).await;
    let pages = printed(laptop, A3).await;
    assert!(pages.contains(&A3) && pages.contains(&lying(A3)));
}

#[test]
fn each_sheet_is_one_page_of_its_size_in_english() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still()).await;
        every_stack(&laptop, EN).await;
        laptop.nothing_complained().await;
    });
}

#[test]
fn each_sheet_is_one_page_of_its_size_in_french() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still().french().dark()).await;
        every_stack(&laptop, FR).await;
    });
}

#[test]
fn plenary_items_cross_the_agenda_and_the_rooms_are_named_above_their_slots() {
    const GRID: &str = "return [...document.querySelectorAll('.leaf:has(.grid-sheet)')].map(leaf =>
        [...leaf.querySelectorAll('.inner > .row')].map(row => {
            const { top, width } = row.getBoundingClientRect();
            const whole = Math.abs(width - row.parentElement.getBoundingClientRect().width) < 1;
            // Hours and title stand apart.
            const [hours, title] = [...row.children].map(cell => { const all = document.createRange(); all.selectNodeContents(cell); return all.getBoundingClientRect(); });
            return { kind: row.classList[1], top, whole, apart: !row.matches('.plenary') || hours.right < title.left };
        }))";
    play(async |scene| {
        for (words, setting) in [(EN, Setting::default().still()), (FR, Setting::default().still().french())] {
            let laptop = scene.laptop_as(setting).await;
            let base = example(&laptop, words).await;
            paper(&laptop, &base, words).await;
            only(&laptop, words, &["agenda"]).await;
            for size in ["paper.a4", "paper.a3"] {
                laptop.click("button", &words.say(size)).await;
                settled(&laptop).await;
                let sheets = laptop.script(GRID, Vec::new()).await;
                let mut items = 0;
                for sheet in sheets.as_array().unwrap() {
                    let rows = sheet.as_array().unwrap();
                    assert!(rows.iter().all(|row| row["whole"] == true && row["apart"] == true), "{rows:?}");
                    assert!(
                        rows.is_sorted_by(|one, next| one["top"].as_f64() < next["top"].as_f64()),
                        "none beside another: {rows:?}"
                    );
                    let kinds: Vec<_> = rows.iter().map(|row| row["kind"].as_str().unwrap()).collect();
                    let names = kinds.iter().position(|kind| *kind == "names").unwrap();
                    assert_eq!(kinds[names + 1], "slot", "{kinds:?}");
                    assert!(kinds[..names].iter().all(|kind| *kind == "plenary"), "{kinds:?}");
                    items += kinds.iter().filter(|kind| **kind == "plenary").count();
                }
                assert_eq!(items, 13);
            }
        }
    });
}

#[test]
fn the_minutes_are_printed_on_a4_from_their_cover_on() {
    play(async |scene| {
        for (words, setting) in [(EN, Setting::default().still()), (FR, Setting::default().still().french().dark())] {
            let laptop = scene.laptop_as(setting).await;
            let base = example(&laptop, words).await;
            laptop.open(&format!("{base}/minutes")).await;
            laptop.holds("return document.querySelector('.book .cover') !== null").await;
            let pages = pages(&laptop.print().await);
            assert!(
                pages.len() > 10 && pages.iter().all(|page| *page == A4),
                "a page before the cover has another size: {pages:?}"
            );
            let columns = laptop
                .script(
                    "const table = document.querySelector('#agenda table'), [hours, ...rooms] = [...table.querySelectorAll('thead th')];
                     return [table.scrollWidth <= table.parentElement.clientWidth, ...rooms.map(room => Math.round(room.offsetWidth / 2))]",
                    Vec::new(),
                )
                .await;
            let columns = columns.as_array().unwrap();
            assert_eq!(columns[0], true, "the agenda stays on its sheet");
            assert!(
                columns.len() > 3 && columns[1..].iter().all(|width| *width == columns[1]),
                "rooms are as wide as one another: {columns:?}"
            );
        }
    });
}

#[test]
fn very_long_titles_are_not_cut_and_many_rooms_part_into_sheets() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, &"A forum with a very long name ".repeat(9)).await;
        let long = "Comment faire pour que personne n'attende dehors sous la pluie ? ".repeat(4);
        laptop.open(&format!("{base}/topics")).await;
        for title in [long.as_str(), &"x".repeat(290), &"夜に開いている場所".repeat(25), "مكان مفتوح في المساء"]
        {
            laptop.fill(&EN.say("topics.entry"), &format!("{title} — {}", "Maximilian von Hohenstein-Württemberg")).await;
            laptop.press("Enter").await;
        }
        laptop.holds("return document.querySelectorAll('.topic').length === 4").await;
        laptop.open(&format!("{base}/agenda")).await;
        for room in 1..=12 {
            laptop.fill(&EN.say("agenda.room-entry"), &format!("The great hall of the town, number {room}")).await;
            laptop.press("Enter").await;
        }
        laptop.fill(&EN.say("agenda.slot-entry"), "9:00-10:00").await;
        laptop.press("Enter").await;
        laptop.see("9:00 – 10:00").await;
        paper(&laptop, &base, EN).await;
        only(&laptop, EN, &["topics", "tally", "rooms", "agenda"]).await;
        let pages = printed(&laptop, A4).await;
        let smallest = "return Math.min(...[...document.querySelectorAll('.topic-sheet .by')].map(by => parseFloat(getComputedStyle(by).fontSize))) / 96 * 25.4";
        let smallest = laptop.script(smallest, Vec::new()).await.as_f64().unwrap();
        assert!(smallest > 5.0, "conveners stand {smallest} mm high beside a very long title");
        let sheets = laptop.script("return document.querySelectorAll('.grid-sheet').length", Vec::new()).await;
        assert!(sheets.as_u64().unwrap() > 1, "twelve rooms are more than a sheet");
        let heads = laptop
            .script("return [...document.querySelectorAll('.names b')].map(name => name.textContent).join('|')", Vec::new())
            .await;
        assert_eq!(heads.as_str().unwrap().matches("number ").count(), 12, "each room has its column");
        assert!(pages.len() > 17);
    });
}

#[test]
fn the_choice_survives_a_reload_and_belongs_to_its_forum() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        paper(&laptop, &base, EN).await;
        only(&laptop, EN, &["cards", "posters"]).await;
        laptop.click("button", &EN.say("paper.a3")).await;
        laptop.click("button", &EN.say("paper.saving")).await;
        laptop.click("button", &EN.say("paper.in-english")).await;
        laptop.click("button", &EN.say("paper.together")).await;
        let state = "return JSON.stringify([[...document.querySelectorAll('.press :checked')].length,
            [...document.querySelectorAll('.press [aria-pressed=true]')].map(button => button.textContent), document.querySelectorAll('.lying').length])";
        settled(&laptop).await;
        let before = laptop.script(state, Vec::new()).await;
        assert!(before.as_str().unwrap().contains("A3"));
        laptop.reload().await;
        laptop.find("heading", &EN.say("paper.title")).await;
        settled(&laptop).await;
        assert_eq!(laptop.script(state, Vec::new()).await, before);
        laptop.see("Whoever comes are the right people.").await;
        let other = new_forum(&laptop, EN, "Another").await;
        paper(&laptop, &other, EN).await;
        laptop.holds("return document.querySelector('.stacks.a4') !== null").await;
    });
}

#[test]
fn what_is_missing_is_said_and_blank_sheets_are_there_instead() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Nothing yet").await;
        paper(&laptop, &base, EN).await;
        only(&laptop, EN, &STACKS).await;
        for lack in ["no-theme", "no-objectives", "no-topics", "no-topics-tally", "no-grid", "no-rooms", "no-workshops"] {
            laptop.see(&EN.say(&format!("paper.{lack}"))).await;
        }
        printed(&laptop, A4).await;
        only(&laptop, EN, &["topics"]).await;
        laptop.click("button", &EN.say("paper.take-blank-topics")).await;
        laptop.find("heading", &format!("{} 20 sheets", EN.say("paper.blank-topics"))).await;
        only(&laptop, EN, &[]).await;
        laptop.find("heading", &EN.say("paper.nothing")).await;
        laptop.axe().await;
    });
}

#[test]
fn the_print_window_is_asked_for_what_is_chosen_or_for_one_kind() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        // The browser's own window belongs to no page: what would be in it is looked at instead.
        laptop
            .script(
                "window.print = () => { window.wouldPrint = [...document.querySelectorAll('.stack:not(.left-out)')].length }",
                Vec::new(),
            )
            .await;
        laptop.script(&format!("location.hash = '{base}/agenda'"), Vec::new()).await;
        laptop.click("link", &EN.say("agenda.print")).await;
        laptop.find("heading", &EN.say("paper.title")).await;
        laptop.holds("return document.querySelectorAll('.stack').length === 2").await;
        laptop.click("button", "Print 7 sheets: Room signs").await;
        laptop.holds("return window.wouldPrint === 1").await;
        assert_eq!(pages(&laptop.print().await).len(), 7, "the signs and nothing else");
        laptop.script("dispatchEvent(new Event('afterprint'))", Vec::new()).await;
        settled(&laptop).await;
        let all = lying_there(&laptop).await;
        laptop.click("button", &format!("Print {all} sheets")).await;
        laptop.holds("return window.wouldPrint === 2").await;
        assert_eq!(pages(&laptop.print().await).len(), all);
    });
}

#[test]
fn axe_finds_nothing_on_the_screen_of_paper() {
    play(async |scene| {
        for (words, setting) in [(EN, Setting::default().still()), (FR, Setting::default().still().french())] {
            let laptop = scene.laptop_as(setting.clone()).await;
            let base = example(&laptop, words).await;
            paper(&laptop, &base, words).await;
            only(&laptop, words, &STACKS).await;
            for light in [setting.clone().dark(), setting] {
                laptop.devtools("Emulation.setEmulatedMedia", light.media()).await.unwrap();
                laptop.axe().await;
            }
        }
    });
}
