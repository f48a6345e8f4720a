//! How well and how fast codes are read, and how long a text takes from a screen to a camera:
//! `cargo xtask bench codes`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
// Lengths, values of pixels and milliseconds.
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]

#[path = "../tests/codes/camera.rs"]
mod camera;

use std::time::{Duration, Instant};

use camera::{Dice, Shot, packet, take};
use open_forum::exchange::parts::{self, Gathering};
use open_forum::exchange::qr::QrCode;
use open_forum::exchange::qr::grey::Grey;
use open_forum::exchange::qr::reading::{Way, read};
use open_forum::exchange::qr::showing::{self, RATES, USUAL};

const CAMERA: (usize, usize) = (640, 480);
const SHOTS: usize = 16;

fn main() {
    reading();
    crossing();
    searching();
}

/// Which share of single pictures is read, by how long the text is and how it is held.
fn reading() {
    println!("one picture of {} x {}, of {SHOTS}: how many are read", CAMERA.0, CAMERA.1);
    print!("{:<14}{:>9}{:>9}", "characters", "modules", "px each");
    for (name, _) in ways_to_hold(Shot::of(CAMERA, 50, 0.83), &mut Dice(1)) {
        print!("{name:>10}");
    }
    println!("{:>10}{:>10}", "ms, middle", "9 of 10");
    for letters in [150, 250, 360, 450, 600, 800, 1_000] {
        let mut dice = Dice(88_172_645_463_325_252);
        let (mut counts, mut times, mut code) = (Vec::new(), Vec::new(), None);
        for _ in 0..SHOTS {
            let text = packet(letters, &mut dice);
            let shown = QrCode::of(&text).unwrap();
            let held = Shot::of(CAMERA, shown.side(), dice.between(0.79, 0.87));
            for (n, (_, shot)) in ways_to_hold(held, &mut dice).into_iter().enumerate() {
                let picture = take(&shown, &shot, &mut dice);
                let (texts, time) = timed(&picture, Way::Plain);
                times.push(time);
                counts.resize(counts.len().max(n + 1), 0);
                counts[n] += usize::from(texts.contains(&text));
            }
            code = Some((shown.side(), held.module));
        }
        let (side, module) = code.unwrap();
        print!("{letters:<14}{side:>9}{module:>9.2}");
        for count in &counts {
            print!("{count:>10}");
        }
        println!("{:>10.1}{:>10.1}", share(&times, 0.5), share(&times, 0.9));
    }
}

fn ways_to_hold(held: Shot, dice: &mut Dice) -> Vec<(&'static str, Shot)> {
    let nearer = |share: f64| Shot { module: held.module * share, ..held };
    vec![
        ("straight", held),
        ("turned", Shot { turned: dice.between(0.0, std::f64::consts::TAU), ..nearer(0.8) }),
        ("tilted", Shot { turned: dice.between(-0.15, 0.15), tilted: (0.15, 0.09), ..nearer(0.92) }),
        ("soft", Shot { blurred: 0.8, ..held }),
        ("blurred", Shot { blurred: 1.2, ..held }),
        ("pale", Shot { values: (90.0, 150.0), ..held }),
        ("noisy", Shot { noisy: 15.0, ..held }),
        ("all of it", Shot { turned: 0.1, tilted: (0.1, 0.06), blurred: 0.9, values: (60.0, 190.0), noisy: 6.0, ..nearer(0.9) }),
    ]
}

/// How long 15,000 characters take from codes that follow each other to a camera.
fn crossing() {
    println!(
        "\n15,000 characters, {} codes a second, camera of {} x {}, seconds until they are whole",
        RATES[USUAL], CAMERA.0, CAMERA.1
    );
    println!("{:<12}{:>8}{:>14}{:>14}{:>14}", "a code has", "codes", "30 a second", "15, shaky", "8, shaky");
    for letters in [260, 330, 460, 600] {
        print!("{letters:<12}{:>8}", 15_000_usize.div_ceil(letters));
        for (pictures, shaky) in [(30.0, false), (15.0, true), (8.0, true)] {
            let seconds: Vec<f64> = (1..=2).map(|seed| cross(letters, pictures, shaky, &mut Dice(seed * 7_919))).collect();
            print!("{:>14}", format!("{:.1} ({:.1})", mean(&seconds), most(&seconds)));
        }
        println!();
    }
}

fn cross(letters: usize, pictures: f64, shaky: bool, dice: &mut Dice) -> f64 {
    let text = packet(15_000, dice);
    let codes = if letters == showing::PART { showing::codes(&text) } else { parts::split(&text, letters) };
    let codes: Vec<QrCode> = codes.iter().map(|code| QrCode::of(code).unwrap()).collect();
    let (mut gathering, mut way) = (Gathering::default(), Way::default());
    let rate = f64::from(RATES[USUAL]);
    // The camera doesn't begin with the codes.
    let mut time = dice.between(0.0, 0.2);
    let mut seconds = 0.0;
    while seconds < 120.0 {
        let at = |time: f64| &codes[showing::shown((time * rate) as usize, codes.len())];
        let code = at(time);
        let held = Shot::of(CAMERA, code.side(), 0.8);
        let shot = Shot {
            middle: (held.middle.0 + dice.between(-30.0, 30.0), held.middle.1 + dice.between(-15.0, 15.0)),
            turned: dice.between(-0.08, 0.08),
            tilted: (dice.between(-0.1, 0.1), dice.between(-0.1, 0.1)),
            blurred: if shaky { dice.between(0.5, 1.8) } else { 0.7 },
            noisy: 5.0,
            values: (50.0, 200.0),
            ..held
        };
        // While the shutter is open, the next code may come: both are in the picture then.
        let blended = (time * rate) as usize != ((time + 0.025) * rate) as usize;
        let picture =
            if blended { blend(&take(code, &shot, dice), &take(at(time + 0.025), &shot, dice)) } else { take(code, &shot, dice) };
        let texts = read(&picture, way);
        if texts.is_empty() {
            way = way.next();
        }
        time += 1.0 / pictures;
        seconds += 1.0 / pictures;
        for part in texts {
            if gathering.take(&part).is_ok_and(|whole| whole == Some(text.clone())) {
                return seconds;
            }
        }
    }
    seconds
}

fn blend(one: &Grey, other: &Grey) -> Grey {
    let values = one.values().iter().zip(other.values()).map(|(one, other)| u8::midpoint(*one, *other));
    Grey::new(one.width(), one.height(), values.collect()).unwrap()
}

/// How long reading takes at most, over pictures that hold everything but a code.
fn searching() {
    let mut dice = Dice(42);
    println!("\npictures of what isn't a code, ms");
    for (width, height) in [(640, 480), (720, 720), (1_000, 1_000)] {
        let mut times = Vec::new();
        for n in 0..60 {
            let cell = 1 + n % 12;
            let across = width / cell + 1;
            let cells: Vec<u8> =
                (0..across * (height / cell + 1)).map(|_| if dice.next().is_multiple_of(2) { 0 } else { 255 }).collect();
            let values = (0..width * height).map(|at| cells[(at / width / cell) * across + at % width / cell]);
            let picture = Grey::new(width, height, values.collect()).unwrap();
            times.extend(Way::ALL.map(|way| timed(&picture, way).1));
        }
        println!("{width} x {height}: {:.1} in the middle, {:.1} for nine of ten", share(&times, 0.5), share(&times, 0.9));
    }
}

fn timed(picture: &Grey, way: Way) -> (Vec<String>, Duration) {
    let start = Instant::now();
    let texts = read(picture, way);
    (texts, start.elapsed())
}

fn mean(figures: &[f64]) -> f64 {
    figures.iter().sum::<f64>() / figures.len() as f64
}

fn most(figures: &[f64]) -> f64 {
    figures.iter().copied().fold(0.0, f64::max)
}

/// The milliseconds that this share of the times stays below: a machine that does other things too has outliers.
fn share(times: &[Duration], share: f64) -> f64 {
    let mut times = times.to_vec();
    times.sort();
    times[(times.len() as f64 * share) as usize].as_secs_f64() * 1_000.0
}
