//! The time in the room: the same in every window, whenever it opens; told once; rung by one of them.

use serde_json::json;

use crate::begin::{EN, FR, example, new_forum};
use crate::support::{Laptop, Setting, Window, play};

/// Put before the page's own scripts: a clock that the test can move, and what the page does that nobody sees.
const BEFORE: &str = "
    const ticks = Date.now.bind(Date);
    window.moved = () => Number(localStorage.getItem('moved') ?? 0);
    Date.now = () => ticks() + window.moved();
    window.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
    window.timeouts = 0;
    const wait = window.setTimeout;
    window.setTimeout = (...asked) => { window.timeouts += 1; return wait(...asked); };
    window.said = [];
    addEventListener('DOMContentLoaded', () => {
        const heard = change => {
            const region = change.target.parentElement?.closest('[role=status]') ?? change.target.closest?.('[role=status]');
            const words = region && !region.matches('.saved') ? region.textContent.trim() : '';
            if (words && window.said.at(-1) !== words) window.said.push(words);
        };
        new MutationObserver(changes => changes.forEach(heard)).observe(document.body, { subtree: true, childList: true, characterData: true });
    });";

/// Prepares a window, before it goes anywhere.
async fn watched(window: &Window) {
    window.devtools("Page.enable", json!({})).await.unwrap();
    window.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": BEFORE})).await.unwrap();
}

/// One more window of the laptop, prepared.
async fn beside(laptop: &Laptop, route: &str) -> Window {
    let window = laptop.window("#/").await;
    watched(&window).await;
    // Another route is no other document; loaded again, it is watched from its beginning.
    window.open(route).await;
    window.reload().await;
    window
}

/// The machine sleeps, or somebody moves its clock: on both sides that many seconds are gone at once.
async fn sleep(laptop: &Laptop, seconds: u32) {
    laptop.script("localStorage.setItem('moved', window.moved() + arguments[0] * 1000)", vec![json!(seconds)]).await;
}

/// A browser tells a page that it is looked at again; not every machine does so after it slept.
async fn wakes(window: &Window) {
    window.script("dispatchEvent(new Event('focus'))", Vec::new()).await;
}

/// Starts a time of one's own, in the console.
async fn start(window: &Window, length: &str, label: &str) {
    window.field("How long").await.fill(length).await;
    window.field("What for, if you like").await.fill(label).await;
    window.press("Enter").await;
    window.find("timer", "Time left").await;
}

/// The seconds that a window shows; negative where the time is over.
async fn shown(window: &Window) -> i64 {
    let words = window.find("timer", "Time left").await.text().await;
    let (sign, words) = words.trim().strip_prefix('+').map_or((1, words.trim()), |over| (-1, over));
    let (minutes, seconds) = words.split_once(':').unwrap_or_else(|| panic!("figures: {words:?}"));
    sign * (minutes.parse::<i64>().unwrap() * 60 + seconds.parse::<i64>().unwrap())
}

/// Holds that a window shows about that many seconds: a slow machine may take some.
async fn shows(window: &Window, seconds: i64) {
    let shown = shown(window).await;
    assert!((seconds - 8..=seconds).contains(&shown), "{shown} s are shown, {seconds} s are left");
}

async fn tones(window: &Window) -> i64 {
    window.script("return window.tones", Vec::new()).await.as_i64().unwrap()
}

/// What a window has said politely, each once.
async fn said(window: &Window) -> Vec<String> {
    serde_json::from_value(window.script("return window.said", Vec::new()).await).unwrap()
}

async fn times_said(window: &Window, words: &str) -> usize {
    said(window).await.iter().filter(|said| said.contains(words)).count()
}

/// A forum with its console in the laptop's first window.
async fn console(laptop: &Laptop) -> String {
    watched(laptop).await;
    let base = new_forum(laptop, EN, "In time").await;
    laptop.open(&format!("{base}/console")).await;
    laptop.find("heading", "Time").await;
    base
}

/// C2: in a window that opens late, and in one that is loaded again.
#[test]
fn a_window_that_opens_late_or_is_reloaded_shows_the_same_time() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = console(&laptop).await;
        start(&laptop, "12", "Round table").await;
        shows(&laptop, 720).await;
        sleep(&laptop, 300).await;
        let projector = beside(&laptop, &format!("{base}/stage")).await;
        projector.see("Round table").await;
        shows(&projector, 420).await;
        wakes(&laptop).await;
        shows(&laptop, 420).await;
        projector.reload().await;
        shows(&projector, 420).await;

        // What is set in one window is seen in the other.
        laptop.click("button", "Pause").await;
        projector.see("paused · Round table").await;
        let standing = shown(&projector).await;
        assert_eq!(shown(&laptop).await, standing);
        projector.reload().await;
        projector.see("paused · Round table").await;
        assert_eq!(shown(&projector).await, standing);
        laptop.click("button", "Go on").await;
        projector.gone("paused").await;
        laptop.click("button", "Stop").await;
        projector.none("timer", "Time left").await;
        laptop.see("No time is running.").await;
        laptop.click("button", "Bring back: Round table").await;
        projector.see("Round table").await;
        laptop.nothing_complained().await;
    });
}

/// C6
#[test]
fn after_a_sleep_the_last_warning_and_the_end_are_each_told_once_and_the_time_counts_on() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        console(&laptop).await;
        start(&laptop, "12", "Topics").await;
        // Two warnings are due meanwhile: at five minutes and at one.
        sleep(&laptop, 690).await;
        wakes(&laptop).await;
        // What is said is what is left now, not what was when it was due.
        laptop.see("Topics: 0:").await;
        wakes(&laptop).await;
        assert_eq!(times_said(&laptop, "5 minutes left").await, 0, "{:?}", said(&laptop).await);
        assert_eq!(times_said(&laptop, "1 minute left").await, 0, "{:?}", said(&laptop).await);
        assert_eq!(times_said(&laptop, "Topics: 0:").await, 1, "{:?}", said(&laptop).await);
        sleep(&laptop, 65).await;
        wakes(&laptop).await;
        laptop.see("Topics: Time is up").await;
        laptop.see("over · Topics").await;
        wakes(&laptop).await;
        assert_eq!(times_said(&laptop, "Time is up").await, 1, "{:?}", said(&laptop).await);
        let over = shown(&laptop).await;
        assert!((-45..=-35).contains(&over), "{over}");
        laptop.holds(&format!("return document.querySelector('.figures').textContent.trim() > '+0:{}'", -over)).await;

        // A reload tells nothing anew.
        laptop.reload().await;
        laptop.see("over · Topics").await;
        wakes(&laptop).await;
        assert_eq!(said(&laptop).await, Vec::<String>::new());
        // Whoever opens the laptop in the evening sees it, and tomorrow it is forgotten.
        sleep(&laptop, 13 * 3_600).await;
        wakes(&laptop).await;
        laptop.see("No time is running.").await;
    });
}

/// C6: without any event, as most machines wake.
#[test]
fn the_time_is_right_soon_after_a_sleep_that_nothing_told_of() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        console(&laptop).await;
        start(&laptop, "2 h", "").await;
        laptop.see("2 h 00").await;
        sleep(&laptop, 3_600 + 1_200).await;
        laptop.holds("return document.querySelector('.figures').textContent.trim().startsWith('39:')").await;
    });
}

/// C4
#[test]
fn keys_give_and_take_a_minute_and_pause_from_any_screen() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = console(&laptop).await;
        laptop.script("document.activeElement.blur()", Vec::new()).await;
        laptop.press("+").await;
        laptop.see("No time is running. Start one in the console.").await;
        start(&laptop, "1:30", "").await;
        laptop.script("document.activeElement.blur()", Vec::new()).await;
        laptop.press("+").await;
        laptop.see("Time left: 2:").await;
        shows(&laptop, 150).await;
        laptop.press("-").await;
        laptop.see("Time left: 1:").await;
        laptop.press("k").await;
        laptop.see("Paused: 1:").await;

        laptop.open(&format!("{base}/opening")).await;
        laptop.see("paused").await;
        laptop.press("k").await;
        laptop.gone("paused").await;
        laptop.press("-").await;
        laptop.press("-").await;
        laptop.see("over").await;
        laptop.press("+").await;
        laptop.see("Time left: 1:00").await;
        // In the corner stands the way to the console.
        laptop.find("complementary", "Time").await.all("link").await[0].click().await;
        laptop.find("heading", "Time").await;
        laptop.none("complementary", "Time").await;
        // What is being typed is typed.
        laptop.field("What for, if you like").await.fill("k+-").await;
        laptop.gone("paused").await;
    });
}

/// C9
#[test]
fn what_is_on_now_is_offered_first_and_started_by_one_gesture() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        watched(&laptop).await;
        let base = new_forum(&laptop, EN, "In time").await;
        let now = "const at = new Date(Date.now() + arguments[0] * 60000); return at.toTimeString().slice(0, 5)";
        let from = laptop.script(now, vec![json!(-1)]).await;
        let to = laptop.script(now, vec![json!(1)]).await;
        let (from, to) = (from.as_str().unwrap(), to.as_str().unwrap());
        // Around midnight no slot of one day is on.
        if from < to {
            laptop.field("A new slot").await.fill(&format!("{from}-{to} First round")).await;
            laptop.press("Enter").await;
            laptop.open(&format!("{base}/console")).await;
            laptop.find("heading", "Time").await;
            let offers = offers(&laptop).await;
            assert!(offers[0].starts_with("First round until "), "{offers:?}");
            assert!(offers[1].starts_with("Topics 30"), "{offers:?}");
            laptop.click("button", &offers[0]).await;
            laptop.find("timer", "Time left").await;
            let left = shown(&laptop).await;
            assert!((-8..=120).contains(&left), "{left}");
        }
        laptop.open(&format!("{base}/console")).await;
        laptop.click("button", "A report 6 min").await;
        shows(&laptop, 360).await;
        laptop.see("A report").await;

        laptop.field("How long").await.fill("soon").await;
        laptop.press("Enter").await;
        laptop.see("Type a time such as 12").await;
        laptop.field("How long").await.fill("25 h").await;
        laptop.press("Enter").await;
        laptop.see("A timer runs for one second at the least and 24 hours at the most.").await;
        shows(&laptop, 360).await;
    });
}

async fn offers(window: &Window) -> Vec<String> {
    let mut offers = Vec::new();
    for button in window.all("button").await {
        if button.attribute("class").await.is_some_and(|class| class.contains("time")) {
            offers.push(button.name.clone());
        }
    }
    offers
}

/// C11
#[test]
fn of_several_windows_one_rings_and_when_it_closes_the_next() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = console(&laptop).await;
        rings_once(&laptop, &base).await;
        laptop.nothing_complained().await;
    });
}

/// C11: on a page without locks, the window touched last rings.
#[test]
fn where_the_browser_has_no_locks_one_window_rings_all_the_same() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let source = "Object.defineProperty(navigator, 'locks', { value: undefined });";
        laptop.devtools("Page.enable", json!({})).await.unwrap();
        laptop.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await.unwrap();
        let base = console(&laptop).await;
        let second = beside(&laptop, &format!("{base}/topics")).await;
        second.holds("return document.querySelector('.topics') !== null || document.body.textContent.length > 20").await;
        second.press("Shift").await;
        start(&laptop, "2", "").await;
        sleep(&laptop, 70).await;
        wakes(&laptop).await;
        wakes(&second).await;
        laptop.holds("return window.tones > 0").await;
        assert_eq!(tones(&second).await, 0);
    });
}

/// Two more windows, each touched, and a time that comes to its end.
async fn rings_once(laptop: &Laptop, base: &str) {
    let projector = beside(laptop, &format!("{base}/stage")).await;
    let second = beside(laptop, &format!("{base}/topics")).await;
    for window in [&projector, &second] {
        window.holds("return document.readyState === 'complete' && document.body.textContent.length > 20").await;
        window.press("Shift").await;
    }
    start(laptop, "2", "").await;
    second.find("complementary", "Time").await;
    projector.find("timer", "Time left").await;
    sleep(laptop, 65).await;
    for window in [&second, &projector, laptop] {
        wakes(window).await;
    }
    laptop.holds("return window.tones > 0").await;
    let warned = tones(laptop).await;
    sleep(laptop, 60).await;
    for window in [&second, &projector, laptop] {
        wakes(window).await;
    }
    laptop.holds(&format!("return window.tones === {}", warned * 4)).await;
    assert_eq!(
        (tones(&second).await, tones(&projector).await),
        (0, 0),
        "one stroke for the warning, three for the end, in one window"
    );

    // The facilitator's first window goes elsewhere: the next one rings.
    laptop.open("#/").await;
    second.press("+").await;
    second.see("Time left: 1:00").await;
    sleep(laptop, 61).await;
    wakes(&projector).await;
    wakes(&second).await;
    second.holds("return window.tones > 0").await;
    assert_eq!((tones(laptop).await, tones(&projector).await), (warned * 4, 0), "and nobody else");
}

#[test]
fn the_bell_can_be_tried_turned_off_and_made_louder_and_the_machine_remembers() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = console(&laptop).await;
        laptop.click("button", "Start").await;
        laptop.see("Type a time such as").await;
        assert_eq!(tones(&laptop).await, 0);
        unfold(&laptop).await;
        laptop.click("button", "Test the bell").await;
        laptop.holds("return window.tones > 0").await;
        laptop.click("checkbox", "Ring the bell").await;
        laptop.click("checkbox", "5 min").await;
        laptop.click("checkbox", "30 s").await;
        laptop.see("Warns at 1 min, 30 s · bell off").await;
        laptop.find("slider", "Volume").await.focus().await;
        laptop.press("Home").await;
        laptop.axe().await;

        laptop.open(&format!("{base}/topics")).await;
        laptop.reload().await;
        laptop.open(&format!("{base}/console")).await;
        laptop.see("Warns at 1 min, 30 s · bell off").await;
        unfold(&laptop).await;
        assert_eq!(laptop.find("slider", "Volume").await.value().await, "0");
        start(&laptop, "2", "").await;
        sleep(&laptop, 88).await;
        wakes(&laptop).await;
        laptop.see("30 seconds left").await;
        sleep(&laptop, 35).await;
        wakes(&laptop).await;
        laptop.see("Time is up").await;
        assert_eq!(tones(&laptop).await, 0, "the bell is off");
    });
}

async fn unfold(window: &Window) {
    window.script("document.querySelector('.reminders').open = true", Vec::new()).await;
}

/// C8
#[test]
fn where_no_time_runs_the_page_is_idle() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = console(&laptop).await;
        let projector = beside(&laptop, &format!("{base}/stage")).await;
        for window in [&*laptop, &projector] {
            idle(window).await;
        }
        start(&laptop, "12", "").await;
        laptop.click("button", "Pause").await;
        projector.see("paused").await;
        for window in [&*laptop, &projector] {
            idle(window).await;
        }
        // While it runs: one timeout a second, and no more.
        laptop.click("button", "Go on").await;
        projector.gone("paused").await;
        let asked = during_seconds(&projector, 4).await;
        assert!((3..=6).contains(&asked), "{asked} timeouts in four seconds");
    });
}

/// Waits for a stretch of two seconds in which nothing is asked for: what a page does on its way there, such as
/// storing, comes to an end.
async fn idle(window: &Window) {
    for _ in 0..5 {
        if during_seconds(window, 2).await == 0 {
            return;
        }
    }
    panic!("the page is never idle");
}

/// How many timeouts the page asks for in that time, on the browser's own clock.
async fn during_seconds(window: &Window, seconds: u32) -> i64 {
    let script = "
        const [seconds, done] = arguments, before = window.timeouts, frames = [];
        const end = performance.now() + seconds * 1000;
        const look = () => performance.now() < end ? requestAnimationFrame(look) : done(window.timeouts - before);
        look();";
    let turn = window.turn().await.unwrap();
    turn.execute_async(script, [json!(seconds)]).await.unwrap().json().as_i64().unwrap()
}

#[test]
fn axe_has_nothing_to_say_about_the_time_in_any_state_language_or_theme() {
    play(async |scene| {
        let settings = [(EN, "light", Setting::default()), (FR, "dark", Setting::default().french().dark())];
        for (words, theme, setting) in settings {
            let laptop = scene.laptop_as(setting).await;
            watched(&laptop).await;
            let base = example(&laptop, words).await;
            laptop.open(&format!("{base}/console")).await;
            laptop.find("heading", &words.say("timer.title")).await;
            unfold(&laptop).await;
            laptop.axe().await;
            laptop.field(&words.say("timer.how-long")).await.fill("2").await;
            laptop.field(&words.say("timer.what-for")).await.fill("Mise en commun").await;
            laptop.press("Enter").await;
            laptop.find("timer", &words.say("timer.left")).await;
            laptop.axe().await;
            laptop.screenshot_whole(&format!("timer-running-{theme}")).await;
            sleep(&laptop, 75).await;
            wakes(&laptop).await;
            laptop.holds("return document.querySelector('[data-time=soon]') !== null").await;
            laptop.axe().await;
            laptop.open(&format!("{base}/topics")).await;
            laptop.find("complementary", &words.say("timer.title")).await;
            laptop.axe().await;
            laptop.screenshot(&format!("timer-reminder-{theme}")).await;
            sleep(&laptop, 60).await;
            laptop.open(&format!("{base}/console")).await;
            laptop.see(&words.say("timer.over")).await;
            laptop.axe().await;
            laptop.resize(390, 844).await;
            laptop.axe().await;
            laptop.screenshot_whole(&format!("timer-over-phone-{theme}")).await;
        }
    });
}

#[test]
fn the_time_in_the_corner_leaves_the_last_control_of_a_page_free() {
    const COVERED: &str = "
        scrollTo(0, document.body.scrollHeight);
        const pill = document.querySelector('.time-reminder').getBoundingClientRect();
        const controls = [...document.querySelectorAll('.main :is(a, button, input, summary)')].filter(one => one.checkVisibility());
        return controls.filter(one => { const box = one.getBoundingClientRect();
            return box.bottom > pill.top && box.top < pill.bottom && box.right > pill.left; }).map(one => one.outerHTML.slice(0, 120))";
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        laptop.open(&format!("{base}/console")).await;
        laptop.find("heading", "Time").await;
        start(&laptop, "12", "Round table").await;
        for width in [1280, 400] {
            laptop.resize(width, 800).await;
            for view in ["topics", "agenda", "votes", "engagements", "closing", "paper"] {
                laptop.open(&format!("{base}/{view}")).await;
                laptop
                    .holds(
                        "return document.querySelector('.time-reminder') !== null && document.querySelector('.main h1') !== null",
                    )
                    .await;
                laptop.settled().await;
                let covered = laptop.script(COVERED, Vec::new()).await;
                assert_eq!(covered, json!([]), "{view} at {width}");
            }
        }
    });
}
