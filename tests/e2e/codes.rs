//! QR codes from window to window: in a picture's file, and from a screen to a camera that films it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use open_forum::exchange::parts::Gathering;
use open_forum::exchange::qr::QrCode;
use open_forum::exchange::qr::grey::Grey;
use open_forum::exchange::qr::reading::{Way, read};
use open_forum::exchange::qr::showing;
use serde_json::json;
use tempfile::TempDir;

use crate::begin::{EN, new_forum};
use crate::camera::{Dice, Shot, packet, take};
use crate::support::{Laptop, Setting, Window, plain, play};

/// The camera's pixels, and how many pictures it takes a second.
const CAMERA: (usize, usize) = (640, 480);
const PICTURES: usize = 15;
/// How long a text of 15,000 characters may take to cross.
const CROSSING: Duration = Duration::from_mins(1);

/// Grey values, by base64, of a screenshot.
const GREY: &str = "
    const [shot, done] = arguments;
    const bytes = Uint8Array.from(atob(shot), letter => letter.charCodeAt(0));
    createImageBitmap(new Blob([bytes], { type: 'image/png' })).then(image => {
        const canvas = new OffscreenCanvas(image.width, image.height);
        const brush = canvas.getContext('2d');
        brush.drawImage(image, 0, 0);
        const colours = brush.getImageData(0, 0, image.width, image.height).data;
        let grey = '';
        for (let at = 0; at < colours.length; at += 4) grey += String.fromCharCode(colours[at]);
        done({ width: image.width, height: image.height, grey: btoa(grey) });
    });";

/// A facilitator's laptop with a forum, and what invites others to it.
async fn led(laptop: &Laptop) -> (String, String) {
    let base = new_forum(laptop, EN, "A day for the valley").await;
    laptop.open(&format!("{base}/laptops")).await;
    laptop.click("button", &EN.say("laptops.file")).await;
    (base, laptop.download().await.text())
}

/// A picture as a file that browsers read: a bitmap of Windows, which needs no compressing.
fn bitmap(folder: &Path, name: &str, picture: &Grey) -> PathBuf {
    let (width, height) = (picture.width(), picture.height());
    let row = (width * 3).next_multiple_of(4);
    let size = 54 + row * height;
    let number = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let mut file = b"BM".to_vec();
    for n in [size, 0, 54, 40, width, height, 1 | 24 << 16, 0, row * height, 2_835, 2_835, 0, 0] {
        file.extend(number(n));
    }
    for values in picture.values().chunks(width).rev() {
        let mut line: Vec<u8> = values.iter().flat_map(|value| [*value; 3]).collect();
        line.resize(row, 0);
        file.extend(line);
    }
    let path = folder.join(name);
    fs::write(&path, file).unwrap();
    path
}

#[test]
fn a_code_in_a_picture_is_read_and_a_picture_without_one_says_what_to_do() {
    play(async |scene| {
        let (facilitator, laptop) = (scene.laptop().await, scene.laptop().await);
        let (_, invitation) = led(&facilitator).await;
        let folder = TempDir::new().unwrap();
        let mut dice = Dice(9);
        laptop.open("#/join").await;
        laptop.click("button", &EN.say("codes.camera")).await;
        laptop.see(&EN.say("codes.camera-none")).await;
        laptop.axe().await;

        let nothing = Grey::new(300, 200, vec![128; 60_000]).unwrap();
        choose_picture(&laptop, &bitmap(folder.path(), "wall.bmp", &nothing)).await;
        laptop.see("There is no code to be found in “wall.bmp”.").await;
        let broken = folder.path().join("broken.png");
        fs::write(&broken, "no picture").unwrap();
        choose_picture(&laptop, &broken).await;
        laptop.see("This browser can't read “broken.png”.").await;

        // A photograph of a wall, on which the code is small and hangs askew.
        let code = QrCode::of(&format!("{}/#/join/{invitation}", scene.origin())).unwrap();
        let held = Shot::of((2_000, 1_500), code.side(), 0.34);
        let photographed = take(&code, &Shot { middle: (1_420.0, 980.0), turned: 0.2, noisy: 5.0, ..held }, &mut dice);
        choose_picture(&laptop, &bitmap(folder.path(), "photo.bmp", &photographed)).await;
        laptop.field(&EN.say("participant.my-name")).await;
        laptop.see("A day for the valley").await;
        laptop.nothing_complained().await;
    });
}

/// H10: what one window shows, code by code, a camera takes to another browser.
#[test]
fn fifteen_thousand_characters_cross_from_a_screen_to_a_camera() {
    play(async |scene| {
        let folder = TempDir::new().unwrap();
        let film = folder.path().join("film.y4m");
        let facilitator = scene.laptop_as(Setting::default().filming(&film)).await;
        let laptop = scene.laptop().await;
        let (base, invitation) = led(&facilitator).await;
        laptop.open(&format!("#/join/{invitation}")).await;
        laptop.fill(&EN.say("participant.my-name"), "Ada Lovelace").await;
        laptop.press("Enter").await;
        laptop.fill(&EN.say("participant.propose"), "Night buses").await;
        laptop.press("Enter").await;
        laptop.click("button", "Change “Night buses”").await;
        // Letters drawn by lot can't be compressed, so that the code holds as many.
        laptop.field(&EN.say("topics.field-description")).await.paste(&packet(14_400, &mut Dice(5))).await;
        laptop.press("Tab").await;
        laptop.see("All saved here").await;

        laptop.open(&format!("{base}/hand-over")).await;
        laptop.click("button", &EN.say("participant.show-code")).await;
        let (text, pictures) = filmed(&laptop).await;
        laptop.axe().await;
        assert!((14_500..16_500).contains(&text.len()), "{} characters", text.len());
        write_film(&film, &pictures);

        facilitator.open("#/join").await;
        let start = Instant::now();
        facilitator.click("button", &EN.say("codes.camera")).await;
        facilitator.see(&EN.say("codes.camera-seeing")).await;
        let scripted = "return document.querySelector('progress')?.value ?? null";
        while !facilitator.text().await.unwrap().contains("Night buses") {
            assert!(
                start.elapsed() < CROSSING,
                "after {} s: {} codes",
                CROSSING.as_secs(),
                facilitator.script(scripted, Vec::new()).await
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        eprintln!(
            "{} characters in {} codes crossed to a camera of {} x {} in {:.1} s",
            text.len(),
            pictures.len(),
            CAMERA.0,
            CAMERA.1,
            start.elapsed().as_secs_f64()
        );
        facilitator.click("button", "Take in what Ada Lovelace sends").await;
        facilitator.find("heading", &EN.say("laptops.receipt")).await;
        facilitator.nothing_complained().await;
    });
}

async fn choose_picture(window: &Window, file: &Path) {
    let label = EN.say("codes.picture");
    for button in window.all("button").await {
        if button.name == plain(&label) && button.attribute("type").await.as_deref() == Some("file") {
            return button.attach(file).await;
        }
    }
    panic!("there is no {label:?}");
}

/// The text that a window shows in codes, and a screenshot of each, by its number.
async fn filmed(window: &Window) -> (String, Vec<Grey>) {
    let place = "const box = document.querySelector('.code-picture').getBoundingClientRect();
        return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height };";
    let mut gathering = Gathering::default();
    let mut pictures: Vec<Option<Grey>> = Vec::new();
    let start = Instant::now();
    window.holds("return document.querySelector('.code-picture') !== null").await;
    let mut clip = window.script(place, Vec::new()).await;
    clip["scale"] = json!(1);
    loop {
        assert!(start.elapsed() < Duration::from_mins(2), "the codes never all came: {:?}", gathering.so_far());
        let wanted = json!({"format": "png", "clip": clip, "captureBeyondViewport": true});
        let shot = window.devtools("Page.captureScreenshot", wanted).await.unwrap()["data"].clone();
        let grey = window.script_async(GREY, vec![shot]).await;
        let size = |name: &str| usize::try_from(grey[name].as_u64().unwrap()).unwrap();
        let values = BASE64_STANDARD.decode(grey["grey"].as_str().unwrap()).unwrap();
        let picture = Grey::new(size("width"), size("height"), values).unwrap();
        for part in read(&picture, Way::Plain) {
            let whole = gathering.take(&part).unwrap();
            let n: usize = part.split('.').nth(2).unwrap().parse().unwrap();
            pictures.resize(gathering.so_far().1.max(pictures.len()), None);
            pictures[n - 1] = Some(picture.clone());
            if let Some(text) = whole {
                return (text, pictures.into_iter().flatten().collect());
            }
        }
    }
}

/// What the camera sees: each code as long as it is shown, out of focus a little, never quite in the middle; where
/// one follows the other, sometimes both.
fn write_film(path: &Path, pictures: &[Grey]) {
    let (width, height) = CAMERA;
    let rate = usize::try_from(showing::RATES[showing::USUAL]).unwrap();
    let mut film = format!("YUV4MPEG2 W{width} H{height} F{PICTURES}:1 Ip A1:1 C420jpeg\n").into_bytes();
    let mut dice = Dice(11);
    for turn in 0..pictures.len() {
        let code = &pictures[showing::shown(turn, pictures.len())];
        let next = &pictures[showing::shown(turn + 1, pictures.len())];
        for n in 0..PICTURES / rate {
            let (right, down) = (dice.between(70.0, 110.0), dice.between(10.0, 40.0));
            let side = dice.between(400.0, 430.0);
            let blended = n + 1 == PICTURES / rate && turn % 2 == 0;
            film.extend(b"FRAME\n");
            for at in 0..width * height {
                let (x, y) = (((at % width) as f64 - right) / side, ((at / width) as f64 - down) / side);
                let one = seen(code, x, y, side);
                let value = if blended { f64::midpoint(one, seen(next, x, y, side)) } else { one };
                film.push((40.0 + value * 0.7 + dice.between(-6.0, 6.0)) as u8);
            }
            film.extend(vec![128; width * height / 2]);
        }
    }
    fs::write(path, film).unwrap();
}

/// The value at a place of a picture, from 0 to 1 across and down, through a lens that is a little out of focus.
fn seen(picture: &Grey, x: f64, y: f64, side: f64) -> f64 {
    let mut sum = 0.0;
    for n in 0..9 {
        let (x, y) = (x + (f64::from(n % 3) - 1.0) * 0.7 / side, y + (f64::from(n / 3) - 1.0) * 0.7 / side);
        let (column, row) = (x * picture.width() as f64, y * picture.height() as f64);
        let inside = column >= 0.0 && row >= 0.0 && column < picture.width() as f64 && row < picture.height() as f64;
        sum += if inside { f64::from(picture.values()[row as usize * picture.width() + column as usize]) } else { 110.0 };
    }
    sum / 9.0
}
