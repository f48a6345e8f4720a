//! Every screen, state and dialog of the app: accessible in both languages and in every light, whole on
//! a small screen and with large text, silent in the console, and asking no other origin for anything.

use std::cell::RefCell;

use crate::begin::{EN, FR, Words, base, example, new_forum, propose};
use crate::support::{Laptop, Setting, Window, play};

/// What is held true at each stop of the tour, and what wasn't.
struct Tour<'a> {
    laptop: &'a Laptop,
    words: Words,
    found: RefCell<Vec<String>>,
    stops: RefCell<usize>,
    look: Look,
}

#[derive(Clone)]
enum Look {
    /// axe has nothing to say by day, nor at night, on a laptop that is otherwise set like this.
    Axe(Setting),
    /// Nothing is wider than the screen.
    Width,
}

/// What stands out of the page at the right, so that one would have to scroll sideways. What scrolls in
/// a frame of its own, such as a wide table, doesn't.
const TOO_WIDE: &str = "
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return null;
    const inFrame = element => { for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true; return false; };
    const out = [...document.body.querySelectorAll('*')].filter(element =>
        element.getBoundingClientRect().right > page.clientWidth + 1 && !inFrame(element)).slice(0, 6);
    return page.scrollWidth + ' px wide in ' + page.clientWidth + ': ' + out.map(element => element.outerHTML.slice(0, 160)).join('\\n    ');";

/// Dialogs scroll for themselves.
const DIALOG_TOO_WIDE: &str = "
    const inside = [...document.querySelectorAll('dialog[open], dialog[open] .inside')].find(part => part.scrollWidth > part.clientWidth + 1);
    return inside ? 'a dialog is ' + inside.scrollWidth + ' px wide in ' + inside.clientWidth : null;";

impl<'a> Tour<'a> {
    fn new(laptop: &'a Laptop, words: Words, look: Look) -> Self {
        Self { laptop, words, found: RefCell::default(), stops: RefCell::default(), look }
    }

    fn say(&self, place: &str) -> String {
        self.words.say(place)
    }

    /// Looks at what is on the screen now.
    async fn look(&self, stop: &str) {
        *self.stops.borrow_mut() += 1;
        let mut found = Vec::new();
        match &self.look {
            Look::Axe(setting) => {
                for light in [setting.clone().dark(), setting.clone()] {
                    self.laptop.devtools("Emulation.setEmulatedMedia", light.media()).await.unwrap();
                    found.extend(self.laptop.axe_findings().await);
                }
            }
            Look::Width => {
                for script in [TOO_WIDE, DIALOG_TOO_WIDE] {
                    found.extend(self.laptop.script(script, Vec::new()).await.as_str().map(str::to_owned));
                }
            }
        }
        self.found.borrow_mut().extend(found.into_iter().map(|line| format!("{stop}: {line}")));
    }

    /// Goes to a view and looks once this selector is there.
    async fn visit(&self, route: &str, there: &str) {
        self.laptop.open(route).await;
        self.laptop.holds(&format!("return document.querySelector({there:?}) !== null")).await;
        self.look(route.rsplit('/').next().unwrap()).await;
    }

    /// Clicks on a button, looks at the dialog that it opens, and closes that by Escape.
    async fn dialog(&self, button: &str) {
        self.laptop.click("button", button).await;
        self.opened(button).await;
    }

    /// Looks at the dialog that has opened, and closes it by Escape.
    async fn opened(&self, name: &str) {
        self.laptop.holds("return document.querySelector('dialog[open] .inside') !== null").await;
        self.look(&format!("dialog {name}")).await;
        self.laptop.press("Escape").await;
        self.laptop.holds("return document.querySelector('dialog[open]') === null").await;
    }

    /// Presses a key while nothing is typed, and looks at the dialog that it opens.
    async fn key(&self, key: &str) {
        self.laptop.script("document.activeElement.blur()", Vec::new()).await;
        self.laptop.press(key).await;
        self.opened(key).await;
    }

    async fn click_first(&self, selector: &str) {
        self.laptop.holds(&format!("return document.querySelector({selector:?}) !== null")).await;
        self.laptop.script(&format!("document.querySelector({selector:?}).click()"), Vec::new()).await;
    }

    fn done(self) {
        let found = self.found.into_inner();
        let stops = self.stops.into_inner();
        assert!(stops > 25, "the tour has seen {stops} things only");
        assert!(found.is_empty(), "{} findings at {stops} stops:\n{}", found.len(), found.join("\n"));
    }
}

/// Home, before anything is kept there.
async fn empty_home(tour: &Tour<'_>) {
    tour.laptop.open("#/").await;
    tour.laptop.see(&tour.say("home.empty")).await;
    tour.look("home, empty").await;
    tour.key("?").await;
    tour.visit("#/nowhere", ".empty").await;
}

/// Every view of the example, which has everything, and the dialogs on the way.
async fn the_example(tour: &Tour<'_>) {
    let laptop = tour.laptop;
    let base = example(laptop, tour.words).await;
    tour.look("topics").await;
    tour.click_first(".topic .title").await;
    tour.opened("topic").await;
    tour.click_first(".topic .title").await;
    laptop.click("button", &tour.say("topics.merge")).await;
    tour.opened("merge").await;
    laptop.click("button", &tour.say("topics.paste")).await;
    laptop.field(&tour.say("topics.paste-label")).await.paste("1. Un premier\n    Une question ?\n2. Un premier").await;
    tour.opened("paste topics").await;
    laptop.click("button", &tour.say("topics.paste")).await;
    laptop.field(&tour.say("topics.paste-label")).await.paste("Titre;Description;Porteur\nUn premier;Un mot;Ada").await;
    laptop.see(&tour.say("lists.columns")).await;
    tour.opened("topics from a table").await;
    tour.key("h").await;
    tour.key("Control+k").await;
    laptop.click("button", &tour.say("labels.several")).await;
    tour.look("topics, several chosen").await;
    laptop.click("button", &tour.say("labels.title")).await;
    tour.opened("labels").await;
    laptop.press("Escape").await;
    tour.key("Control+s").await;
    tour.click_first(".masthead .menu summary").await;
    tour.look("menu").await;
    tour.click_first(".masthead .menu summary").await;

    tour.visit(&format!("{base}/set-up"), "main h1").await;
    tour.click_first(".templates summary").await;
    tour.look("set-up, templates").await;
    tour.visit(&format!("{base}/opening"), ".stage").await;
    laptop.press("o").await;
    tour.look("opening, overview").await;
    laptop.press("o").await;
    tour.visit(&format!("{base}/votes"), "main h1").await;
    laptop.script("for (const fold of document.querySelectorAll('details.fold')) fold.open = true", Vec::new()).await;
    laptop.holds("return document.querySelector('.unfolded') !== null").await;
    tour.look("votes, closed, unfolded").await;
    tour.visit(&format!("{base}/agenda"), ".held").await;
    tour.dialog(&tour.say("agenda.grounds")).await;
    tour.dialog(&tour.say("agenda.suggest")).await;
    tour.click_first(".held .title").await;
    tour.look("agenda, placing").await;
    laptop.press("Escape").await;
    tour.visit(&format!("{base}/workshops"), "main a[href*='/workshops/']").await;
    let report = laptop.script("return document.querySelector('main a[href*=\"/workshops/\"]').hash", Vec::new()).await;
    tour.visit(report.as_str().unwrap(), ".paper textarea").await;
    tour.visit(&format!("{base}/workshops/00000000-0000-7000-8000-000000000000"), ".empty").await;
    tour.visit(&format!("{base}/engagements"), "main h1").await;
    tour.dialog(&tour.say("engagements.paste")).await;
    tour.visit(&format!("{base}/closing"), "main h1").await;
    tour.visit(&format!("{base}/minutes"), ".desk-of-paper h1").await;
    tour.visit(&format!("{base}/paper"), ".leaf").await;

    tour.visit(&format!("{base}/console"), ".console .picture").await;
    for place in 0..12 {
        laptop.script(&format!("document.querySelectorAll('.scenes .choices button')[{place}].click()"), Vec::new()).await;
        laptop.settled().await;
        tour.look(&format!("console, scene {place}")).await;
    }
    tour.visit(&format!("{base}/stage"), ".projector .picture").await;
    tour.visit("#/", ".shelf").await;
    tour.click_first(".shelf .menu summary").await;
    tour.dialog(&tour.say("home.delete")).await;
    tour.click_first(".shelf .menu summary").await;
    tour.dialog(&tour.say("home.copy")).await;
}

/// Every view of a forum that has nothing yet, and a vote from its beginning to its end.
async fn a_new_forum(tour: &Tour<'_>) {
    let laptop = tour.laptop;
    laptop.open("#/").await;
    laptop.fill(&tour.say("home.new"), "Un petit forum").await;
    laptop.press("Enter").await;
    laptop.holds("return location.hash.endsWith('/set-up')").await;
    let base = base(laptop).await;
    for view in ["set-up", "topics", "votes", "agenda", "workshops", "engagements", "closing"] {
        tour.visit(&format!("{base}/{view}"), "main h1").await;
    }
    tour.visit(&format!("{base}/minutes"), ".desk-of-paper h1").await;
    laptop.open(&format!("{base}/topics")).await;
    for title in ["Un café la nuit", "Réparer ensemble", "Réparer ensemble à vélo"] {
        laptop.fill(&tour.say("topics.entry"), title).await;
        laptop.press("Enter").await;
        laptop.find("button", title).await;
    }
    tour.look("topics, the newest resembles another").await;
    tour.visit(&format!("{base}/votes"), ".vote-before").await;
    laptop.click("button", &tour.say("votes.open")).await;
    laptop.click("button", &tour.say("votes.next-voter")).await;
    laptop.field(&tour.say("votes.name")).await;
    tour.look("votes, next voter").await;
    laptop.click("button", &tour.say("votes.begin")).await;
    tour.click_first(".ballot-topics button[aria-label]:not(:disabled)").await;
    tour.look("votes, ballot").await;
    laptop.click("button", &tour.say("votes.hand-in")).await;
    laptop.see(&tour.say("votes.thanks-hint")).await;
    tour.look("votes, thanks").await;
    laptop.click("button", &tour.say("votes.back")).await;
    laptop.click("button", &tour.say("votes.show-totals")).await;
    laptop.script("for (const fold of document.querySelectorAll('details.fold')) fold.open = true", Vec::new()).await;
    laptop.holds("return document.querySelectorAll('.unfolded').length === 2").await;
    tour.look("votes, open").await;
    laptop.click("button", &tour.say("votes.close")).await;
    laptop.find("button", &tour.say("votes.reopen")).await;
    tour.look("votes, closed").await;
}

async fn whole_tour(words: Words, look: Look, laptop: &Laptop) {
    let tour = Tour::new(laptop, words, look);
    empty_home(&tour).await;
    a_new_forum(&tour).await;
    the_example(&tour).await;
    laptop.nothing_complained().await;
    laptop.asked_no_other_origin().await;
    tour.done();
}

#[test]
fn axe_finds_nothing_in_english_by_day_and_at_night() {
    play(async |scene| {
        let setting = Setting::default().still();
        let laptop = scene.laptop_as(setting.clone()).await;
        whole_tour(EN, Look::Axe(setting), &laptop).await;
    });
}

#[test]
fn axe_finds_nothing_in_french_by_day_and_at_night() {
    play(async |scene| {
        let setting = Setting::default().still().french();
        let laptop = scene.laptop_as(setting.clone()).await;
        whole_tour(FR, Look::Axe(setting), &laptop).await;
    });
}

#[test]
fn axe_finds_nothing_with_high_contrast() {
    play(async |scene| {
        let setting = Setting::default().still().contrast();
        let laptop = scene.laptop_as(setting.clone()).await;
        laptop.open("#/").await;
        laptop.see(&EN.say("home.empty")).await;
        // From the menu: keys are heard only once the code of forums is here.
        laptop.script("document.querySelector('.masthead .menu summary').click()", Vec::new()).await;
        laptop.click("button", &EN.say("app.theme-contrast")).await;
        laptop.holds("return document.documentElement.dataset.theme === 'contrast'").await;
        whole_tour(EN, Look::Axe(setting), &laptop).await;
    });
}

#[test]
fn nothing_is_wider_than_a_small_screen() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still().size(320, 720)).await;
        whole_tour(EN, Look::Width, &laptop).await;
    });
}

#[test]
fn nothing_is_wider_than_the_screen_with_text_twice_as_large() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still().french().text(200)).await;
        whole_tour(FR, Look::Width, &laptop).await;
    });
}

#[test]
fn the_language_changes_at_once_everywhere() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        let views = [
            ("set-up", "setup.title"),
            ("topics", "topics.title"),
            ("votes", "votes.result"),
            ("agenda", "agenda.title"),
            ("workshops", "workshops.title"),
            ("engagements", "engagements.title"),
            ("closing", "closing.title"),
            ("minutes", "book.title"),
        ];
        for (view, title) in views {
            laptop.open(&format!("{base}/{view}")).await;
            in_both(&laptop, title).await;
        }
        laptop.open("#/").await;
        in_both(&laptop, "home.title").await;
        laptop.press("l").await;
        laptop.find("heading", &FR.say("home.title")).await;
        laptop.reload().await;
        laptop.find("heading", &FR.say("home.title")).await;
    });
}

/// English, then French by the button, then English again by the key.
async fn in_both(window: &Window, title: &str) {
    window.find("heading", &EN.say(title)).await;
    window.script("document.activeElement.blur()", Vec::new()).await;
    window.click("button", &format!("EN · {}", EN.say("app.switch-language"))).await;
    window.find("heading", &FR.say(title)).await;
    window.holds("return document.documentElement.lang === 'fr'").await;
    window.script("document.activeElement.blur()", Vec::new()).await;
    window.press("l").await;
    window.find("heading", &EN.say(title)).await;
    window.holds("return document.documentElement.lang === 'en'").await;
}

#[test]
fn in_forced_colours_what_is_chosen_looks_chosen_and_what_lies_in_front_has_an_edge() {
    const ALIKE: &str = "
        const face = one => { const { backgroundColor, color } = getComputedStyle(one); return backgroundColor + color; };
        const rest = [...document.querySelectorAll('button[aria-pressed=false]')].map(face);
        return [...document.querySelectorAll('button[aria-pressed=true]')].filter(one => rest.includes(face(one))).map(one => one.textContent)";
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still().forced_colors()).await;
        let base = example(&laptop, EN).await;
        for view in ["console", "votes", "paper", "minutes"] {
            laptop.open(&format!("{base}/{view}")).await;
            laptop.holds("return document.querySelector('.main button[aria-pressed=true]') !== null").await;
            assert_eq!(laptop.script(ALIKE, Vec::new()).await, serde_json::json!([]), "{view}");
        }
        laptop.press("Control+k").await;
        laptop.holds("return parseFloat(getComputedStyle(document.querySelector('dialog[open]')).borderTopWidth) >= 1").await;
    });
}

#[test]
fn a_very_long_title_makes_no_other_sheet_of_its_row_taller() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Short and long").await;
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "A café at night").await;
        propose(&laptop, "A garden").await;
        propose(&laptop, "What a whole town can do together ".repeat(8).trim()).await;
        let heights =
            laptop.script("return [...document.querySelectorAll('.topic')].map(sheet => sheet.offsetHeight)", Vec::new()).await;
        let heights: Vec<u64> = serde_json::from_value(heights).unwrap();
        assert!(heights[0] > heights[1] * 2 && heights[1] == heights[2], "{heights:?}");
    });
}
