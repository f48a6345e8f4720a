//! Photographs of a flip chart: from a camera's file to the report, the backup and another laptop.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::begin::{EN, backup, example, hand_over};
use crate::support::{Element, Laptop, Window, play};

/// Every picture that is kept in the browser: its name, bytes and size, and the colours of its first and its
/// last pixel.
const KEPT: &str = "
    const done = arguments[0];
    const opening = indexedDB.open('open-forum-pictures');
    opening.onsuccess = () => {
        const database = opening.result;
        if (!database.objectStoreNames.contains('shelf')) { database.close(); done([]); return; }
        const shelf = database.transaction('shelf').objectStore('shelf');
        const names = shelf.getAllKeys(), all = shelf.getAll();
        all.onsuccess = async () => {
            const pictures = [];
            for (const [place, bytes] of all.result.entries()) {
                const image = await createImageBitmap(new Blob([bytes]));
                const canvas = new OffscreenCanvas(image.width, image.height);
                const brush = canvas.getContext('2d');
                brush.drawImage(image, 0, 0);
                const at = (x, y) => [...brush.getImageData(x, y, 1, 1).data].slice(0, 3);
                pictures.push({ name: names.result[place], text: new TextDecoder('latin1').decode(bytes), width: image.width,
                    height: image.height, first: at(5, 5), last: at(image.width - 5, image.height - 5) });
            }
            database.close();
            done(pictures);
        };
    };";

/// Makes a file in the page and lets it go down on the report, pasted or dropped.
const LET_DOWN: &str = "
    const [way, name, type, done] = arguments;
    const canvas = new OffscreenCanvas(300, 200);
    canvas.getContext('2d').fillRect(20, 20, 100, 100);
    canvas.convertToBlob().then(blob => {
        const carried = new DataTransfer();
        carried.items.add(new File([type === 'image/png' ? blob : 'no picture'], name, { type }));
        const event = way === 'paste' ? new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true });
        document.querySelector('.report').dispatchEvent(event);
        done(event.defaultPrevented);
    });";

/// A report of the example, open. Says its address.
async fn report(laptop: &Laptop) -> String {
    let base = example(laptop, EN).await;
    laptop.open(&format!("{base}/workshops")).await;
    laptop.holds("return document.querySelector('main a[href*=\"/workshops/\"]') !== null").await;
    let script = "return document.querySelector('main a[href*=\"/workshops/\"]').hash";
    let route = laptop.script(script, Vec::new()).await.as_str().unwrap().to_owned();
    laptop.open(&route).await;
    laptop.find("heading", "Photographs").await;
    route
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Hands files to the report as the system's choice of files does.
pub async fn choose(window: &Window, file: &Path) {
    let mut inputs: Vec<Element> = Vec::new();
    for button in window.all("button").await {
        if button.attribute("type").await.as_deref() == Some("file") {
            inputs.push(button);
        }
    }
    assert_eq!(inputs.len(), 1, "on a laptop there is no camera that looks at the wall");
    inputs[0].attach(file).await;
}

pub async fn kept(window: &Window) -> Vec<Value> {
    window.script_async(KEPT, Vec::new()).await.as_array().unwrap().clone()
}

/// Waits until the report shows so many pictures.
async fn shown(window: &Window, n: usize) {
    let all = "[...document.querySelectorAll('.album img')]";
    window.holds(&format!("return {all}.length === {n} && {all}.every(image => image.complete && image.naturalWidth > 0)")).await;
}

/// Near enough: JPEG is not exact.
fn is_about(colour: &Value, wanted: [i64; 3]) -> bool {
    wanted.iter().enumerate().all(|(n, wanted)| (colour[n].as_i64().unwrap() - wanted).abs() < 25)
}

/// Q2, Q4
#[test]
fn a_photograph_is_kept_upright_and_reduced_and_tells_nothing_of_place_and_camera() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let route = report(&laptop).await;
        laptop.see("No photograph yet.").await;
        laptop.axe().await;

        let file = fs::read(fixture("wall.jpg")).unwrap();
        let tells = |bytes: &[u8], what: &str| bytes.windows(what.len()).any(|window| window == what.as_bytes());
        assert!(tells(&file, "Exif") && tells(&file, "Maker of cameras"), "the camera's file tells of itself");
        choose(&laptop, &fixture("wall.jpg")).await;
        laptop.see("1 photograph added.").await;
        shown(&laptop, 1).await;
        let pictures = kept(&laptop).await;
        assert_eq!(pictures.len(), 1);
        let picture = &pictures[0];
        for told in ["Exif", "Maker of cameras", "2026:11:14", "GPS"] {
            assert!(!picture["text"].as_str().unwrap().contains(told), "{told}");
        }
        assert_eq!((&picture["width"], &picture["height"]), (&json!(800), &json!(1600)));
        assert!(is_about(&picture["first"], [200, 40, 30]) && is_about(&picture["last"], [30, 60, 200]), "{picture}");

        laptop.fill("Caption", "The wall at noon").await;
        laptop.fill("What it shows, for those who don't see it", "Forty sheets in six columns").await;
        laptop.see("All saved here").await;
        laptop.reload().await;
        shown(&laptop, 1).await;
        laptop.field("Caption").await.see_value("The wall at noon").await;
        laptop.axe().await;

        laptop.click("button", "Enlarge: Photograph 1, The wall at noon").await;
        let dialog = laptop.find("dialog", "The wall at noon").await;
        dialog.find("image", "Forty sheets in six columns").await;
        laptop.axe().await;
        laptop.press("Escape").await;
        laptop.see_focus("button", "Enlarge: Photograph 1, The wall at noon").await;

        let second = laptop.window(&route).await;
        shown(&second, 1).await;
        laptop.nothing_complained().await;
        laptop.asked_no_other_origin().await;
    });
}

/// Q6
#[test]
fn photographs_are_pasted_dropped_moved_removed_and_brought_back() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        report(&laptop).await;
        let down = async |way: &str, name: &str, media: &str| {
            laptop.script_async(LET_DOWN, vec![json!(way), json!(name), json!(media)]).await
        };
        assert_eq!(down("paste", "a.png", "image/png").await, json!(true));
        laptop.see("1 photograph added.").await;
        shown(&laptop, 1).await;
        choose(&laptop, &fixture("wall.jpg")).await;
        shown(&laptop, 2).await;
        assert_eq!(down("drop", "b.png", "image/png").await, json!(true));
        shown(&laptop, 3).await;
        let small = |picture: &Value| picture["width"] == json!(300) && picture["height"] == json!(200);
        assert!(kept(&laptop).await.iter().any(small), "nothing is enlarged");

        down("drop", "c.heic", "image/heic").await;
        laptop.see("This browser can't read “c.heic”.").await;
        shown(&laptop, 3).await;

        let heights = "[...document.querySelectorAll('.album img')].map(image => image.naturalHeight).join()";
        laptop.holds(&format!("return {heights} === '200,1600,200'")).await;
        let more = async |place: usize| {
            laptop.script(&format!("document.querySelectorAll('.album summary')[{place}].click()"), Vec::new()).await;
        };
        more(1).await;
        laptop.click("button", "Move up").await;
        laptop.holds(&format!("return {heights} === '1600,200,200'")).await;
        more(0).await;
        laptop.click("button", "Remove").await;
        shown(&laptop, 2).await;
        laptop.see_focus("button", "Enlarge: Photograph 1").await;
        laptop.click("button", "Undo").await;
        shown(&laptop, 3).await;
        laptop.holds(&format!("return {heights} === '1600,200,200'")).await;
    });
}

/// Q7, Q6
#[test]
fn a_backup_brings_the_pictures_to_another_laptop_and_deleting_for_good_takes_them_away() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let route = report(&laptop).await;
        choose(&laptop, &fixture("wall.jpg")).await;
        shown(&laptop, 1).await;
        let saved = backup(&laptop).await;
        let mut file: Value = serde_json::from_slice(&saved.content).unwrap();
        assert_eq!(file["photographs"].as_object().unwrap().len(), 1);

        let other = scene.laptop().await;
        let folder = TempDir::new().unwrap();
        let at = folder.path().join("whole.json");
        fs::write(&at, &saved.content).unwrap();
        other.open("#/").await;
        hand_over(&other, &at).await;
        other.holds("return location.hash.endsWith('/topics')").await;
        other.open(&route).await;
        shown(&other, 1).await;
        other.reload().await;
        shown(&other, 1).await;
        assert_eq!(kept(&other).await.len(), 1);
        other.click("link", "All forums").await;
        other.holds("return document.querySelector('.shelf .menu summary') !== null").await;
        other.script("document.querySelector('.shelf .menu summary').click()", Vec::new()).await;
        other.click("button", "Delete").await;
        other.find("dialog", "Delete this forum?").await.find("button", "Delete").await.click().await;
        assert_eq!(kept(&other).await.len(), 1, "it can still be brought back");
        other.click("button", "Delete for good").await;
        other.gone("Delete for good").await;
        let gone = "const open = indexedDB.open('open-forum-pictures'); open.onsuccess = () => {
            const count = open.result.transaction('shelf').objectStore('shelf').count();
            count.onsuccess = () => { window.left = count.result; open.result.close(); }; }; return window.left === 0";
        other.holds(gone).await;

        for picture in file["photographs"].as_object_mut().unwrap().values_mut() {
            picture["data"] = json!("/9j/4AAQ");
        }
        let third = scene.laptop().await;
        let at = folder.path().join("wrong.json");
        fs::write(&at, file.to_string()).unwrap();
        third.open("#/").await;
        hand_over(&third, &at).await;
        third.see("1 photograph in the file is damaged or too large and was left out.").await;
        third.open(&route).await;
        third.see("This picture isn't on this machine.").await;
        third.axe().await;
    });
}

/// Q5
#[test]
fn a_photograph_that_cannot_be_stored_stays_in_the_window_and_goes_into_the_backup() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        report(&laptop).await;
        let deny = "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }";
        laptop.script(deny, Vec::new()).await;
        choose(&laptop, &fixture("wall.jpg")).await;
        laptop.see("This browser can't store the photographs").await;
        shown(&laptop, 1).await;
        laptop.axe().await;
        let saved: Value = serde_json::from_slice(&backup(&laptop).await.content).unwrap();
        assert_eq!(saved["photographs"].as_object().unwrap().len(), 1);
        laptop.reload().await;
        laptop.see("This picture isn't on this machine.").await;
    });
}

/// Q4
#[test]
fn the_minutes_show_a_photograph_and_take_it_along_with_what_it_shows() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let route = report(&laptop).await;
        choose(&laptop, &fixture("wall.jpg")).await;
        shown(&laptop, 1).await;
        laptop.fill("What it shows, for those who don't see it", "Forty sheets in six columns").await;
        laptop.open(&format!("{}/minutes", route.split_once("/workshops").unwrap().0)).await;
        let picture = "document.querySelector('.desk-of-paper figure img[alt=\"Forty sheets in six columns\"]')";
        laptop.holds(&format!("return {picture}?.naturalWidth === 800")).await;
        laptop.click("button", "Web page").await;
        let page = laptop.download().await.text();
        assert!(page.contains("<img src=\"data:image/jpeg;base64,/9j/") && page.contains("alt=\"Forty sheets in six columns\""));
        laptop.nothing_complained().await;
    });
}
