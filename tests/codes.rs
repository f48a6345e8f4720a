//! QR codes from a text through a camera and back: however they are held, and whatever else is in the picture.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]
// Lengths, angles and values of pixels.
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap)]

#[path = "codes/camera.rs"]
mod camera;

use camera::{Dice, Shot, packet, take};
use open_forum::exchange::parts::Gathering;
use open_forum::exchange::qr::QrCode;
use open_forum::exchange::qr::grey::Grey;
use open_forum::exchange::qr::looks::looks;
use open_forum::exchange::qr::reading::{Way, read};
use open_forum::exchange::qr::showing;
use proptest::prelude::*;

const CAMERA: (usize, usize) = (640, 480);

/// Whether a text is read from a picture of its code, held in one way.
fn is_read(text: &str, held: impl Fn(Shot) -> Shot, way: Way, dice: &mut Dice) -> bool {
    let code = QrCode::of(text).unwrap();
    let shot = held(Shot::of(CAMERA, code.side(), 0.8));
    read(&take(&code, &shot, dice), way) == [text]
}

#[test]
fn texts_of_every_kind_and_length_are_read() {
    let mut dice = Dice(1);
    let texts = ["x", "https://example.org/#/join/aQ", "0123456789", "HELLO WORLD", "Forêt, 雨, « où ? »"];
    for text in texts {
        assert!(is_read(text, |shot| shot, Way::Plain, &mut dice), "{text}");
    }
    for letters in [20, 100, 200, 300, 400, 500, 650, 800] {
        let text = packet(letters, &mut dice);
        assert!(is_read(&text, |shot| shot, Way::Plain, &mut dice), "{letters} letters");
    }
}

#[test]
fn a_code_is_read_at_any_angle() {
    let mut dice = Dice(2);
    for letters in [60, 360] {
        let text = packet(letters, &mut dice);
        for n in 0..24 {
            let turned = f64::from(n) * 15.0_f64.to_radians();
            let held = |shot: Shot| Shot { turned, module: shot.module * 0.82, ..shot };
            assert!(is_read(&text, held, Way::Plain, &mut dice), "{letters} letters, turned by {turned}");
        }
    }
}

#[test]
fn a_code_is_read_at_any_size_wherever_it_is() {
    let mut dice = Dice(3);
    let text = packet(120, &mut dice);
    for share in [0.31, 0.37, 0.5, 0.62, 0.77, 0.93] {
        let by = (1.0 - share) * 200.0;
        let middle = (320.0 + dice.between(-by, by), 240.0 + dice.between(-by, by));
        let held = |shot: Shot| Shot { module: shot.module * share / 0.8, middle, ..shot };
        assert!(is_read(&text, held, Way::Plain, &mut dice), "{share} of the height");
    }
}

#[test]
fn a_code_is_read_tilted_blurred_pale_and_noisy() {
    type Held = fn(Shot) -> Shot;
    let mut dice = Dice(4);
    let text = packet(360, &mut dice);
    let ways: [(&str, Held); 6] = [
        ("tilted", |shot| Shot { tilted: (0.2, -0.1), turned: 0.2, module: shot.module * 0.8, ..shot }),
        ("blurred", |shot| Shot { blurred: 1.3, ..shot }),
        ("pale", |shot| Shot { values: (110.0, 140.0), noisy: 2.0, ..shot }),
        ("dark", |shot| Shot { values: (4.0, 40.0), noisy: 2.0, ..shot }),
        ("noisy", |shot| Shot { noisy: 20.0, ..shot }),
        ("all of it", |shot| Shot { tilted: (-0.1, 0.1), turned: -0.15, blurred: 0.9, values: (60.0, 180.0), noisy: 6.0, ..shot }),
    ];
    for (name, held) in ways {
        assert!(is_read(&text, held, Way::Plain, &mut dice), "{name}");
    }
}

#[test]
fn what_one_way_of_looking_misses_another_finds() {
    let mut dice = Dice(5);
    let text = packet(200, &mut dice);
    let shaded = |shot: Shot| Shot { shaded: 0.85, values: (90.0, 230.0), ..shot };
    assert!(is_read(&text, shaded, Way::Evened, &mut dice));
    let inverted = |shot: Shot| Shot { inverted: true, ..shot };
    assert!(is_read(&text, inverted, Way::Inverted, &mut dice));
    assert!(!is_read(&text, inverted, Way::Plain, &mut dice));
}

#[test]
fn several_codes_in_one_picture_are_all_read() {
    let mut dice = Dice(6);
    let texts: Vec<String> = (0..3).map(|_| packet(80, &mut dice)).collect();
    let size = (900, 320);
    let mut values = vec![200; size.0 * size.1];
    for (n, text) in texts.iter().enumerate() {
        let code = QrCode::of(text).unwrap();
        let picture = take(&code, &Shot::of((300, 320), code.side(), 0.85), &mut dice);
        for (y, row) in picture.values().chunks(300).enumerate() {
            values[y * size.0 + n * 300..][..300].copy_from_slice(row);
        }
    }
    let mut found = read(&Grey::new(size.0, size.1, values).unwrap(), Way::Plain);
    found.sort();
    let mut wanted = texts;
    wanted.sort();
    assert_eq!(found, wanted);
}

/// H10
#[test]
fn a_long_text_crosses_to_a_camera_code_by_code() {
    let mut dice = Dice(7);
    let text = packet(4_000, &mut dice);
    let codes = showing::codes(&text);
    let mut gathering = Gathering::default();
    let mut whole = None;
    for turn in 0..4 * codes.len() {
        let code = QrCode::of(&codes[showing::shown(turn, codes.len())]).unwrap();
        let shot = Shot { turned: dice.between(-0.1, 0.1), blurred: dice.between(0.4, 1.4), ..Shot::of(CAMERA, code.side(), 0.8) };
        for part in read(&take(&code, &shot, &mut dice), Way::Plain) {
            whole = whole.or(gathering.take(&part).unwrap());
        }
        if whole.is_some() {
            break;
        }
    }
    assert_eq!(whole, Some(text));
}

/// A photograph of 12 megapixels with a code in a small part of it is read in one of the looks at it.
#[test]
fn a_code_in_a_part_of_a_large_photograph_is_found() {
    let mut dice = Dice(8);
    let text = packet(500, &mut dice);
    let code = QrCode::of(&text).unwrap();
    let small = Shot { turned: 0.3, noisy: 6.0, blurred: 0.8, ..Shot::of((480, 480), code.side(), 0.72) };
    let photographed = take(&code, &small, &mut dice);
    let (width, left, top) = (4_000_usize, 2_310_usize, 1_745_usize);
    let at = |x: usize, y: usize| match (x.checked_sub(left), y.checked_sub(top)) {
        (Some(x), Some(y)) if x < 480 && y < 480 => photographed.values()[y * 480 + x],
        _ => 100 + ((x / 7 + y / 11) % 40) as u8,
    };
    let found = looks(4_000, 3_000).into_iter().any(|look| {
        let (across, down) = (look.drawn.0 as usize, look.drawn.1 as usize);
        let scale = look.size.0 / across as f64;
        let values = (0..across * down).map(|n| {
            let (x, y) = ((n % across) as f64 + 0.5, (n / across) as f64 + 0.5);
            at(((look.from.0 + x * scale) as usize).min(width - 1), ((look.from.1 + y * scale) as usize).min(2_999))
        });
        read(&Grey::new(across, down, values.collect()).unwrap(), Way::Plain) == [text.as_str()]
    });
    assert!(found);
}

/// A picture of blocks, stripes and pieces of codes.
fn garbage() -> impl Strategy<Value = Grey> {
    let stamps = prop::collection::vec((0..200_usize, 0..200_usize, 1..90_usize, 1..90_usize, any::<u8>()), 0..12);
    (1..200_usize, 1..200_usize, 1..12_usize, any::<u64>(), prop::option::of(1..300_usize), stamps).prop_map(
        |(width, height, cell, seed, letters, stamps)| {
            let mut dice = Dice(seed | 1);
            let mut values: Vec<u8> = if let Some(letters) = letters {
                let code = QrCode::of(&packet(letters, &mut dice)).unwrap();
                let shot = Shot {
                    turned: dice.between(0.0, 6.3),
                    tilted: (dice.between(-0.9, 0.9), dice.between(-0.9, 0.9)),
                    module: dice.between(0.7, 6.0),
                    ..Shot::of((width, height), code.side(), 1.0)
                };
                take(&code, &shot, &mut dice).values().to_vec()
            } else {
                let cells: Vec<u8> = (0..(width / cell + 1) * (height / cell + 1)).map(|_| dice.next() as u8).collect();
                (0..width * height).map(|n| cells[n / width / cell * (width / cell + 1) + n % width / cell]).collect()
            };
            for (x, y, across, down, value) in stamps {
                for row in values.chunks_mut(width).skip(y).take(down) {
                    row.iter_mut().skip(x).take(across).for_each(|pixel| *pixel = value);
                }
            }
            Grey::new(width, height, values).unwrap()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_in_a_picture_reading_it_ends_without_a_panic(picture in garbage()) {
        for way in Way::ALL {
            let texts = read(&picture, way);
            prop_assert!(texts.len() <= 8);
        }
    }
}
