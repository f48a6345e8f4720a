//! The agenda by hand: dragged with mouse and finger, by key and from the list; pinned, published, suggested.

use serde_json::{Value, json};

use crate::begin::{EN, example, new_forum, propose};
use crate::support::{Laptop, Setting, Window, play};

/// Where each workshop stands, by the numbers on the sheets: what all ways of placing must agree on.
async fn stands(window: &Window) -> Value {
    let script = "return Object.fromEntries([...document.querySelectorAll('.held')].map(sheet =>
        [sheet.querySelector('.number').textContent, sheet.closest('[data-cell]')?.dataset.cell ?? 'parked']))";
    window.script(script, Vec::new()).await
}

/// The middle of an element, in the window.
async fn point(window: &Window, element: &str) -> (f64, f64) {
    let script = format!("const box = {element}.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]");
    let at = window.script(&script, Vec::new()).await;
    (at[0].as_f64().unwrap(), at[1].as_f64().unwrap())
}

/// The same, once it is in the middle of the window.
async fn middle(window: &Window, element: &str) -> (f64, f64) {
    let script = format!("{element}.scrollIntoView({{ block: 'center', inline: 'center', behavior: 'instant' }})");
    window.script(&script, Vec::new()).await;
    point(window, element).await
}

/// An expression for the sheet of a workshop, and for the cell of one.
fn sheet(number: u32) -> String {
    format!("[...document.querySelectorAll('.held')].find(sheet => sheet.querySelector('.number').textContent === '{number}')")
}

fn cell_of(number: u32) -> String {
    format!("{}.closest('[data-cell]')", sheet(number))
}

/// Some way of pointing.
#[derive(Clone, Copy)]
enum Pointer {
    Mouse,
    Finger,
}

impl Pointer {
    async fn down(self, window: &Window, at: (f64, f64)) {
        self.send(window, "mousePressed", "touchStart", Some(at)).await;
    }

    /// Moves there by way of a point near the start, as hands do.
    async fn glide(self, window: &Window, from: (f64, f64), to: (f64, f64)) {
        for share in [0.05, 0.5, 1.0] {
            let at = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            self.send(window, "mouseMoved", "touchMove", Some(at)).await;
        }
    }

    async fn up(self, window: &Window, at: (f64, f64)) {
        match self {
            Self::Mouse => self.send(window, "mouseReleased", "", Some(at)).await,
            Self::Finger => self.send(window, "", "touchEnd", None).await,
        }
    }

    async fn send(self, window: &Window, mouse: &str, touch: &str, at: Option<(f64, f64)>) {
        match self {
            Self::Mouse => {
                let (x, y) = at.unwrap();
                let buttons = i32::from(mouse != "mouseReleased");
                let event = json!({"type": mouse, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1});
                window.devtools("Input.dispatchMouseEvent", event).await.unwrap();
            }
            Self::Finger => {
                let points: Vec<Value> = at.into_iter().map(|(x, y)| json!({"x": x, "y": y})).collect();
                window.devtools("Input.dispatchTouchEvent", json!({"type": touch, "touchPoints": points})).await.unwrap();
            }
        }
    }

    /// Takes a workshop in the hand and holds it over something. Says where the pointer is.
    async fn drag(self, window: &Window, number: u32, to: &str) -> (f64, f64) {
        let to = middle(window, to).await;
        // Both are in the window at once: it isn't scrolled for the sheet.
        let from = point(window, &format!("{}.querySelector('.grip')", sheet(number))).await;
        self.down(window, from).await;
        self.glide(window, from, to).await;
        window.holds(IN_HAND).await;
        to
    }
}

const IN_HAND: &str = "return document.querySelector('.in-hand') !== null";
const NOT_IN_HAND: &str = "return document.querySelector('.in-hand') === null";

/// The example's agenda, in a window as high as it, so that all of it can be pointed at.
async fn agenda(laptop: &Laptop) {
    let base = example(laptop, EN).await;
    laptop.open(&format!("{base}/agenda")).await;
    laptop.find("heading", "Agenda").await;
    laptop.holds("return document.querySelectorAll('.held').length > 5").await;
}

fn tall() -> Setting {
    Setting::default().still().size(1400, 1500)
}

/// A14, A3
#[test]
fn a_mouse_a_finger_the_keys_and_the_list_put_a_workshop_down_alike() {
    play(async |scene| {
        let laptop = scene.laptop_as(tall()).await;
        agenda(&laptop).await;
        laptop.devtools("Emulation.setTouchEmulationEnabled", json!({"enabled": true})).await.unwrap();
        let before = stands(&laptop).await;
        let (one, other) = (before["1"].clone(), before["4"].clone());
        let mut wanted = before.clone();
        (wanted["1"], wanted["4"]) = (other, one);
        let title = |name: &str| name.starts_with("Workshop 1: ");
        let first = laptop.names("button").await.into_iter().find(|name| title(name)).unwrap();

        for pointer in [Pointer::Mouse, Pointer::Finger] {
            let at = pointer.drag(&laptop, 1, &cell_of(4)).await;
            laptop.holds("return document.querySelector('.cell > .drop') && document.querySelector('.in-hand .will')?.textContent === 'Swap with 4'").await;
            laptop.see("Swap with 4, ").await;
            pointer.up(&laptop, at).await;
            both_have_swapped(&laptop, &wanted, &first).await;
            undone(&laptop, &before).await;
        }

        laptop.find("button", &first).await.focus().await;
        laptop.press("Enter").await;
        laptop.see("Placing workshop 1").await;
        laptop.axe().await;
        laptop.press("ArrowRight").await;
        laptop.press("ArrowDown").await;
        laptop.holds(&format!("return document.activeElement.dataset.spot === {}", before["4"])).await;
        laptop.press("Enter").await;
        both_have_swapped(&laptop, &wanted, &first).await;
        undone(&laptop, &before).await;

        laptop.click("button", "Place workshop 1").await;
        let list = laptop.find("dialog", "Place workshop 1").await;
        let swap = list.all("button").await.into_iter().find(|button| button.name.contains("change places with 4, ")).unwrap();
        swap.click().await;
        both_have_swapped(&laptop, &wanted, &first).await;
        undone(&laptop, &before).await;
        laptop.nothing_complained().await;
    });
}

async fn both_have_swapped(laptop: &Laptop, wanted: &Value, title: &str) {
    laptop.see("Workshops 1 and 4 have changed places.").await;
    laptop.holds(NOT_IN_HAND).await;
    laptop.see_focus("button", title).await;
    assert_eq!(stands(laptop).await, *wanted);
}

/// One step of undo brings both back.
async fn undone(laptop: &Laptop, before: &Value) {
    laptop.press("Control+z").await;
    laptop.see("Undone: ").await;
    assert_eq!(stands(laptop).await, *before);
    laptop.click("button", "Close").await;
    laptop.gone("Undone: ").await;
}

/// A14
#[test]
fn a_workshop_is_dragged_to_the_parking_place_and_back_to_a_free_cell() {
    play(async |scene| {
        let laptop = scene.laptop_as(tall()).await;
        agenda(&laptop).await;
        let free = "[...document.querySelectorAll('.cell')].find(cell => cell.querySelector('.free'))";
        let at = Pointer::Mouse.drag(&laptop, 2, "document.querySelector('.parking')").await;
        laptop.holds("return document.querySelector('.parking > .drop') !== null").await;
        Pointer::Mouse.up(&laptop, at).await;
        laptop.see("Workshop 2 is parked.").await;
        let at = Pointer::Mouse.drag(&laptop, 2, free).await;
        laptop.holds("return document.querySelector('.cell > .drop') && document.querySelector('.in-hand .will')?.textContent === 'Put here'").await;
        laptop.screenshot("agenda-dragging").await;
        laptop.axe().await;
        Pointer::Mouse.up(&laptop, at).await;
        laptop.see("Workshop 2 is in ").await;
        // The drop is no click: the cell doesn't ask whom to give it to.
        laptop.none("dialog", "Give a topic this room").await;
        laptop.see("Every workshop has its place.").await;
    });
}

/// A14
#[test]
fn whatever_ends_a_drag_before_its_end_leaves_everything_as_it_was() {
    play(async |scene| {
        let laptop = scene.laptop_as(tall()).await;
        agenda(&laptop).await;
        let before = stands(&laptop).await;
        let at = Pointer::Mouse.drag(&laptop, 1, &cell_of(4)).await;
        laptop.press("Escape").await;
        laptop.holds(NOT_IN_HAND).await;
        laptop.see("Workshop 1 stays where it was.").await;
        Pointer::Mouse.up(&laptop, at).await;
        assert_eq!(stands(&laptop).await, before);

        let at = Pointer::Mouse.drag(&laptop, 2, "document.querySelector('h1')").await;
        Pointer::Mouse.up(&laptop, at).await;
        laptop.see("Workshop 2 stays where it was.").await;
        assert_eq!(stands(&laptop).await, before);

        laptop.devtools("Emulation.setTouchEmulationEnabled", json!({"enabled": true})).await.unwrap();
        Pointer::Finger.drag(&laptop, 3, &cell_of(4)).await;
        Pointer::Finger.send(&laptop, "", "touchCancel", None).await;
        laptop.holds(NOT_IN_HAND).await;
        laptop.see("Workshop 3 stays where it was.").await;
        assert_eq!(stands(&laptop).await, before);
        assert!(laptop.find("button", "Undo").await.is_disabled().await, "nothing was done");
    });
}

/// A14: a press that doesn't move is a click; a finger that isn't on the grip scrolls the page.
#[test]
fn a_small_move_is_a_click_and_a_finger_beside_the_grip_drags_nothing() {
    play(async |scene| {
        let laptop = scene.laptop_as(tall()).await;
        agenda(&laptop).await;
        let at = middle(&laptop, &format!("{}.querySelector('.grip')", sheet(1))).await;
        Pointer::Mouse.down(&laptop, at).await;
        Pointer::Mouse.send(&laptop, "mouseMoved", "", Some((at.0 + 3.0, at.1))).await;
        Pointer::Mouse.up(&laptop, (at.0 + 3.0, at.1)).await;
        laptop.see("Placing workshop 1").await;
        laptop.press("Escape").await;
        laptop.devtools("Emulation.setTouchEmulationEnabled", json!({"enabled": true})).await.unwrap();
        let from = middle(&laptop, &format!("{}.querySelector('.title')", sheet(1))).await;
        Pointer::Finger.down(&laptop, from).await;
        Pointer::Finger.glide(&laptop, from, (from.0, from.1 - 120.0)).await;
        laptop.holds(NOT_IN_HAND).await;
        Pointer::Finger.up(&laptop, from).await;
    });
}

/// A14
#[test]
fn near_an_edge_the_page_and_the_wide_grid_scroll_and_stop_at_once_outside_it() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still().size(1280, 640)).await;
        agenda(&laptop).await;
        laptop.click("button", "Rooms and slots").await;
        for room in ["Une", "Deux", "Trois", "Quatre"] {
            laptop.fill("A new room", room).await;
            laptop.press("Enter").await;
        }
        laptop.press("Escape").await;
        laptop.holds("return document.querySelector('.timetable.many') !== null").await;
        laptop.script("scrollTo(0, 0)", Vec::new()).await;
        let from = middle(&laptop, &format!("{}.querySelector('.grip')", sheet(1))).await;
        laptop.script("window.began = scrollY", Vec::new()).await;
        Pointer::Mouse.down(&laptop, from).await;
        Pointer::Mouse.glide(&laptop, from, (700.0, 636.0)).await;
        laptop.holds(IN_HAND).await;
        // Nothing more is moved: the page goes on by itself.
        laptop.holds("return scrollY > window.began + 120 || scrollY + innerHeight >= document.documentElement.scrollHeight - 1 && scrollY > window.began").await;
        Pointer::Mouse.glide(&laptop, (700.0, 636.0), (700.0, 320.0)).await;
        stopped(&laptop, "scrollY").await;
        Pointer::Mouse.glide(&laptop, (700.0, 320.0), (1262.0, 320.0)).await;
        laptop.holds("return document.querySelector('.timetable.many').scrollLeft > 150").await;
        Pointer::Mouse.glide(&laptop, (1262.0, 320.0), (700.0, 320.0)).await;
        stopped(&laptop, "document.querySelector('.timetable.many').scrollLeft").await;
        laptop.press("Escape").await;
        laptop.holds(NOT_IN_HAND).await;
    });
}

/// Waits until a figure is the same at two looks.
async fn stopped(window: &Window, figure: &str) {
    window.holds(&format!("const now = {figure}, same = window.looked === now; window.looked = now; return same")).await;
}

/// Three topics by two conveners, in two rooms and two slots: Ada is wanted twice at once.
async fn ada_twice(laptop: &Laptop) -> String {
    let base = new_forum(laptop, EN, "Two places").await;
    laptop.open(&format!("{base}/topics")).await;
    for line in ["Bread — Ada", "Salt — Ada", "Water — Bo"] {
        propose(laptop, line).await;
    }
    laptop.open(&format!("{base}/agenda")).await;
    for (label, lines) in [("A new room", ["Mill (40)", "Loft (12)"]), ("A new slot", ["14:00-15:00", "15:00-16:00"])] {
        for line in lines {
            laptop.fill(label, line).await;
            laptop.press("Enter").await;
        }
    }
    laptop.click("button", "Done").await;
    for (topic, place) in [("Bread", "Mill, 14:00 – 15:00"), ("Salt", "Loft, 14:00 – 15:00"), ("Water", "Mill, 15:00 – 16:00")]
    {
        laptop.click("button", &format!("free: give a topic this room, {place}")).await;
        let dialog = laptop.find("dialog", "Give a topic this room").await;
        let taker = dialog.all("button").await.into_iter().find(|button| button.name.ends_with(topic)).unwrap();
        taker.click().await;
        laptop.none("dialog", "Give a topic this room").await;
    }
    laptop.see("Ada is also in workshop 2").await;
    base
}

/// A9, A12
#[test]
fn a_suggestion_says_what_it_does_and_is_taken_and_undone_in_one_step() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still().size(1366, 900)).await;
        ada_twice(&laptop).await;
        let before = stands(&laptop).await;
        laptop.click("button", "Suggest a placement").await;
        let dialog = laptop.find("dialog", "Suggest a placement").await;
        laptop.see("1 workshop moves.").await;
        let compared = dialog.all("row").await;
        let mut rows = Vec::new();
        for row in compared {
            rows.push(row.text().await);
        }
        assert!(rows.iter().any(|row| row.starts_with("Conveners wanted twice at once 1 0")), "{rows:?}");
        laptop.see("Nothing: nobody is wanted in two places at once").await;
        laptop.axe().await;
        laptop.screenshot("agenda-suggestion").await;
        dialog.find("button", "Cancel").await.click().await;
        assert_eq!(stands(&laptop).await, before, "looking at it changes nothing");

        laptop.click("button", "Suggest a placement").await;
        laptop.click("button", "Take this placement").await;
        laptop.gone("Ada is also in workshop").await;
        assert_ne!(stands(&laptop).await, before);
        laptop.see("Suggested placement taken").await;
        laptop.click("button", "Undo").await;
        laptop.see("Ada is also in workshop 2").await;
        assert_eq!(stands(&laptop).await, before);
        laptop.nothing_complained().await;
    });
}

/// A7, A9
#[test]
fn what_is_pinned_is_marked_stays_and_where_all_is_pinned_it_is_said() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still().size(1366, 900)).await;
        ada_twice(&laptop).await;
        for (number, title) in [(1, "Bread"), (2, "Salt"), (3, "Water")] {
            laptop.click("button", &format!("Place workshop {number}")).await;
            laptop.click("button", "Pin it here").await;
            laptop.see(&format!("Workshop {number} is pinned: a suggestion leaves it here.")).await;
            laptop.see_focus("button", &format!("Workshop {number}: {title}")).await;
            if number == 2 {
                laptop.click("button", "Suggest a placement").await;
                laptop.see("The agenda is as good as it gets").await;
                laptop.see("Ada convenes workshops 1 and 2 at once.").await;
                laptop.find("dialog", "Suggest a placement").await.all("button").await.last().unwrap().click().await;
                laptop.none("dialog", "Suggest a placement").await;
            }
        }
        laptop.click("button", "Suggest a placement").await;
        laptop.see("Every workshop is pinned").await;
        laptop.axe().await;
        laptop.press("Escape").await;
        laptop.click("button", "Place workshop 3").await;
        laptop.click("button", "Unpin it").await;
        laptop.see("Workshop 3 is no longer pinned.").await;
    });
}

/// A8
#[test]
fn after_the_agenda_is_published_what_changes_is_marked_until_it_is_published_again() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still().size(1366, 900)).await;
        ada_twice(&laptop).await;
        laptop.click("button", "Publish the agenda").await;
        laptop.see("Published at ").await;
        laptop.gone("Moved: ").await;
        laptop.click("button", "Place workshop 2").await;
        laptop.find("dialog", "Place workshop 2").await.find("button", "Loft free").await.click().await;
        laptop.see("Moved: was Loft, 14:00").await;
        laptop.see("1 change since").await;
        laptop.axe().await;
        laptop.click("button", "Place workshop 3").await;
        laptop.click("button", "Park it").await;
        laptop.see("Taken off: was Mill, 15:00").await;
        laptop.click("button", "Publish again").await;
        laptop.gone("Moved: ").await;
        laptop.gone("changes since").await;
        laptop.click("button", "Undo").await;
        laptop.see("2 changes since").await;
        laptop.see("Moved: was Loft, 14:00").await;
        laptop.nothing_complained().await;
    });
}

/// A9
#[test]
fn without_rooms_it_is_said_what_a_suggestion_needs() {
    play(async |scene| {
        let laptop = scene.laptop_as(Setting::default().still()).await;
        let base = new_forum(&laptop, EN, "Bare").await;
        laptop.open(&format!("{base}/agenda")).await;
        laptop.click("button", "Suggest a placement").await;
        laptop.find("dialog", "Suggest a placement").await;
        laptop.see("No workshops yet").await;
        laptop.axe().await;
    });
}
