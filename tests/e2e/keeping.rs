//! What was typed stays: through reload, closed windows, restarts and crashes, and with two windows at
//! work on one forum. Rules S1, S10, S11.

use std::time::Duration;

use serde_json::json;

use crate::begin::{EN, example, new_forum, propose, saved, titles};
use crate::support::{Laptop, Window, play};

/// Types tokens into the first notes of the page by itself, one every 20 ms, each as an edit of its own;
/// says every token to the other windows of the browser as soon as it is in the box.
const TYPE_BY_ITSELF: &str = "
    const [prefix, count, done] = arguments;
    const heard = new BroadcastChannel('typed');
    const box = document.querySelector('.paper textarea');
    document.addEventListener('visibilitychange', () => heard.postMessage('seen: ' + document.visibilityState));
    addEventListener('pagehide', () => heard.postMessage('seen: pagehide'));
    box.focus();
    window.typed = 0;
    const turn = setInterval(() => {
        const token = prefix + (count ? window.typed : Math.round(performance.timeOrigin + performance.now())) + ' ';
        document.execCommand('insertText', false, token);
        heard.postMessage(token);
        window.typed += 1;
        if (count && window.typed === count) { clearInterval(turn); window.typed = 'all'; }
    }, 20);";

/// The first notes of the page.
const NOTES: &str = "return document.querySelector('.paper textarea')?.value ?? null";

/// A forum with one topic retained by hand as a workshop, its report open. Says the report's address.
async fn report(laptop: &Laptop) -> String {
    let base = example(laptop, EN).await;
    laptop.open(&format!("{base}/workshops")).await;
    let script = "const link = document.querySelector('main a[href*=\"/workshops/\"]'); return link ? link.hash : null";
    laptop.holds(&format!("return (() => {{ {script} }})() !== null")).await;
    let route = laptop.script(script, Vec::new()).await.as_str().unwrap().to_owned();
    open_report(laptop, &route).await;
    route
}

async fn open_report(window: &Window, route: &str) {
    window.open(route).await;
    window.holds("return document.querySelector('.paper textarea') !== null").await;
}

/// Goes round the example's own notes: the box is emptied, as a person would.
async fn empty_notes(window: &Window) {
    window.script("document.querySelector('.paper textarea').focus()", Vec::new()).await;
    window.press("Control+a").await;
    window.press("Delete").await;
    window.holds("return document.querySelector('.paper textarea').value === ''").await;
    saved(window).await;
}

async fn notes(window: &Window) -> String {
    window.script(NOTES, Vec::new()).await.as_str().unwrap_or_default().to_owned()
}

/// S1
#[test]
fn everything_is_there_after_a_reload_a_closed_window_and_a_restarted_browser() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "A day for the valley").await;
        laptop.fill("Theme", "How do we want to live here?").await;
        // Straight away, without a pause: what was typed last is stored as the page goes.
        laptop.open(&format!("{base}/topics")).await;
        propose(&laptop, "A café open at night — Aïcha").await;
        laptop.reload().await;
        laptop.find("button", "A café open at night").await;
        laptop.open(&format!("{base}/set-up")).await;
        laptop.field("Theme").await.see_value("How do we want to live here?").await;

        let second = laptop.window(&format!("{base}/topics")).await;
        propose(&second, "Learning to repair together").await;
        second.close().await;
        laptop.open(&format!("{base}/topics")).await;
        laptop.find("button", "Learning to repair together").await;

        laptop.field("A new topic").await.fill("Half a topic").await;
        let laptop = laptop.restart().await;
        laptop.open("#/").await;
        laptop.click("link", "A day for the valley").await;
        laptop.find("button", "A café open at night").await;
        laptop.find("button", "Learning to repair together").await;
        laptop.field("A new topic").await.see_value("Half a topic").await;
        laptop.nothing_complained().await;
    });
}

/// S11
#[test]
fn a_crash_in_mid_typing_loses_no_more_than_the_last_300_ms() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let route = report(&laptop).await;
        empty_notes(&laptop).await;
        let witness = laptop.window("#/").await;
        let listen = "window.heard = []; window.seen = [];
            new BroadcastChannel('typed').onmessage = event =>
                (event.data.startsWith('seen') ? window.seen : window.heard).push(event.data);";
        witness.script(listen, Vec::new()).await;
        laptop.script(TYPE_BY_ITSELF, vec![json!(""), json!(0)]).await;
        witness.holds("return window.heard.length >= 40").await;
        let laptop = laptop.crash().await;
        let seen = witness.script("return window.seen", Vec::new()).await;
        assert_eq!(seen, json!([]), "the page was not told that it would go");
        let typed: Vec<String> = serde_json::from_value(witness.script("return window.heard", Vec::new()).await).unwrap();
        open_report(&laptop, &route).await;
        let kept = notes(&laptop).await;
        let all = typed.concat();
        // A page that stood still typed nothing meanwhile, and wrote nothing either.
        let times: Vec<i64> = typed.iter().filter_map(|token| token.trim().parse().ok()).collect();
        let still = times.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
        let time = |text: &str| text.split_whitespace().next_back().and_then(|token| token.parse::<i64>().ok());
        assert!(kept.len() > 100, "most of what was typed is there: {kept:?} of {all:?}");
        assert!(all.starts_with(&kept) || kept.starts_with(&all), "what is there is what was typed: {kept:?} of {all:?}");
        let lost = time(&all).unwrap() - time(&kept).unwrap();
        println!("typed for {} ms, lost the last {lost} ms", time(&all).unwrap() - typed[0].trim().parse::<i64>().unwrap());
        assert!(lost <= 300 + still, "{lost} ms of typing were lost; the longest between two letters was {still} ms");
    });
}

/// S10
#[test]
fn two_windows_that_write_at_once_lose_nothing_and_agree() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let route = report(&laptop).await;
        empty_notes(&laptop).await;
        let second = laptop.window(&route).await;
        second.holds("return document.querySelector('.paper textarea')?.value === ''").await;
        let both: [&Window; 2] = [&laptop, &second];
        for (window, prefix) in both.iter().zip(["a", "b"]) {
            window.script(TYPE_BY_ITSELF, vec![json!(prefix), json!(100)]).await;
        }
        for window in both {
            window.holds("return window.typed === 'all'").await;
        }
        let whole = |prefix: &str| (0..100).map(|n| format!("{prefix}{n}")).collect::<Vec<_>>().join(" ") + " ";
        let of = |text: &str, prefix: char| text.split_inclusive(' ').filter(|token| token.starts_with(prefix)).collect::<String>();
        let length = whole("a").len() * 2;
        for window in both {
            window.holds(&format!("return document.querySelector('.paper textarea').value.length === {length}")).await;
        }
        let (one, other) = (notes(&laptop).await, notes(&second).await);
        assert_eq!(one, other, "both windows show the same");
        assert_eq!(of(&one, 'a'), whole("a"), "nothing of the first is lost or torn apart by a caret that jumped");
        assert_eq!(of(&one, 'b'), whole("b"), "nothing of the second is lost or torn apart by a caret that jumped");
        saved(&laptop).await;
        saved(&second).await;
        laptop.reload().await;
        laptop.holds(&format!("return document.querySelector('.paper textarea')?.value.length === {length}")).await;
        assert_eq!(notes(&laptop).await, one, "what is stored is what was shown");
        laptop.nothing_complained().await;
    });
}

/// S10
#[test]
fn what_another_window_types_before_the_caret_does_not_move_it_among_the_letters() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let route = report(&laptop).await;
        empty_notes(&laptop).await;
        laptop.type_text("beginning end").await;
        for _ in 0..3 {
            laptop.press("ArrowLeft").await;
        }
        let second = laptop.window(&route).await;
        second.holds("return document.querySelector('.paper textarea')?.value === 'beginning end'").await;
        second
            .script("const box = document.querySelector('.paper textarea'); box.focus(); box.setSelectionRange(0, 0)", Vec::new())
            .await;
        for (mine, theirs) in [("in ", "At "), ("the ", "the "), ("very ", "very ")] {
            second.type_text(theirs).await;
            laptop.type_text(mine).await;
        }
        let wanted = "At the very beginning in the very end";
        for window in [&*laptop, &second] {
            window.holds(&format!("return document.querySelector('.paper textarea').value === '{wanted}'")).await;
        }
    });
}

/// S10
#[test]
fn topics_proposed_in_two_windows_stand_in_both_with_numbers_of_their_own() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "Two at work").await;
        laptop.open(&format!("{base}/topics")).await;
        let second = laptop.window(&format!("{base}/topics")).await;
        for n in 0..5 {
            let (left, right) = (format!("From the left {n}"), format!("From the right {n}"));
            tokio::join!(propose(&laptop, &left), propose(&second, &right));
        }
        let numbers = "return [...document.querySelectorAll('.topic')].map(card =>
            [card.querySelector('.number').textContent, card.querySelector('.title').textContent].join(' '))";
        for window in [&*laptop, &second] {
            window.holds("return document.querySelectorAll('.topic').length === 10").await;
        }
        let sorted = async |window: &Window| {
            let mut lines: Vec<String> = serde_json::from_value(window.script(numbers, Vec::new()).await).unwrap();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&laptop).await, sorted(&second).await);
        laptop.reload().await;
        laptop.holds("return document.querySelectorAll('.topic').length === 10").await;
        let kept = sorted(&laptop).await;
        assert_eq!(kept, sorted(&second).await, "what is stored is what both show");
        let mut given: Vec<&str> = kept.iter().map(|line| line.split(' ').next().unwrap()).collect();
        given.sort_unstable();
        given.dedup();
        assert_eq!(given.len(), 10, "no number is given twice: {kept:?}");
    });
}

/// S10
#[test]
fn windows_agree_by_the_storage_event_where_there_is_no_broadcast_channel() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        without_broadcast(&laptop).await;
        let route = report(&laptop).await;
        laptop.holds("return typeof BroadcastChannel === 'undefined'").await;
        empty_notes(&laptop).await;
        let base = crate::begin::base(&laptop).await;
        let second = laptop.window("icons/icon.svg").await;
        without_broadcast(&second).await;
        second.open(&route).await;
        second
            .holds("return typeof BroadcastChannel === 'undefined' && document.querySelector('.paper textarea')?.value === ''")
            .await;
        laptop.script("document.querySelector('.paper textarea').focus()", Vec::new()).await;
        laptop.type_text("typed on the left").await;
        second.holds("return document.querySelector('.paper textarea').value === 'typed on the left'").await;
        second.script("document.querySelector('.paper textarea').focus()", Vec::new()).await;
        second.press("Control+End").await;
        second.type_text(" and on the right").await;
        laptop.holds("return document.querySelector('.paper textarea').value === 'typed on the left and on the right'").await;
        for window in [&*laptop, &second] {
            window.open(&format!("{base}/topics")).await;
            window.holds("return document.querySelectorAll('.topic').length > 30").await;
        }
        propose(&second, "Without a channel").await;
        laptop.find("button", "Without a channel").await;
        assert_eq!(titles(&laptop).await, titles(&second).await);
    });
}

async fn without_broadcast(window: &Window) {
    window.devtools("Page.enable", json!({})).await.unwrap();
    let script = json!({"source": "delete window.BroadcastChannel"});
    window.devtools("Page.addScriptToEvaluateOnNewDocument", script).await.unwrap();
}

/// Proposes a topic in one step, and says when.
const PROPOSE: &str = "
    const input = document.querySelector('[data-quick-entry]');
    input.value = arguments[0];
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const at = performance.timeOrigin + performance.now();
    input.form.requestSubmit();
    return at;";

/// Notes when each card comes.
const WATCH: &str = "
    window.came = {};
    new MutationObserver(() => {
        const at = performance.timeOrigin + performance.now();
        for (const title of document.querySelectorAll('.topic .title')) window.came[title.textContent] ??= at;
    }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });";

/// S10
#[test]
fn a_proposal_is_in_a_second_window_at_once() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        let second = laptop.window(&format!("{base}/topics")).await;
        second.holds("return document.querySelectorAll('.topic').length > 30").await;
        second.script(WATCH, Vec::new()).await;
        let mut took = Vec::new();
        for n in 0..20 {
            let title = format!("Proposal {n}");
            let sent = laptop.script(PROPOSE, vec![json!(title)]).await.as_f64().unwrap();
            second.holds(&format!("return {title:?} in window.came")).await;
            let came = second.script(&format!("return window.came[{title:?}]"), Vec::new()).await;
            took.push(came.as_f64().unwrap() - sent);
        }
        took.sort_by(f64::total_cmp);
        let p95 = Duration::from_secs_f64(took[18].max(0.0) / 1_000.0);
        println!("a proposal in a second window: p50 {:.1} ms, p95 {:.1} ms", took[9], took[18]);
        assert!(took[0] >= 0.0, "both windows have the same clock: {took:?}");
        assert!(p95 < Duration::from_secs(1), "{p95:?}");
    });
}

#[test]
fn the_example_is_said_to_be_open_each_time_and_the_notice_goes_by_itself() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        for _ in 0..2 {
            example(&laptop, EN).await;
            laptop.see("The example is open.").await;
            laptop.gone("The example is open.").await;
        }
    });
}
