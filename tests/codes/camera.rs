//! A camera for tests: what it would make of a code that is held in front of it.

use open_forum::exchange::qr::QrCode;
use open_forum::exchange::qr::grey::Grey;

/// Dice of a fixed seed.
pub struct Dice(pub u64);

impl Dice {
    /// The next figure.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A share between 0 and 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A figure between two.
    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.share()
    }
}

/// How a code is held and the picture taken.
#[derive(Clone, Copy, Debug)]
pub struct Shot {
    /// The picture's pixels, across and down.
    pub size: (usize, usize),
    /// Where the code's middle is, in pixels.
    pub middle: (f64, f64),
    /// How many pixels a module has.
    pub module: f64,
    /// How far the code is turned, in radians.
    pub turned: f64,
    /// How much farther away one side is than the other, as a share, across and down.
    pub tilted: (f64, f64),
    /// How much it is out of focus: the deviation, in pixels.
    pub blurred: f64,
    /// The values of what is dark and what is bright.
    pub values: (f64, f64),
    /// How much less light there is at the far corner, as a share.
    pub shaded: f64,
    /// How noisy it is: the deviation of values.
    pub noisy: f64,
    /// Bright modules on dark.
    pub inverted: bool,
}

impl Shot {
    /// A picture of so many pixels in which a code with so many modules, its edge included, takes this share of the
    /// shorter side: a little soft, a little noisy, held straight.
    pub fn of(size: (usize, usize), modules: usize, share: f64) -> Self {
        let (width, height) = (size.0 as f64, size.1 as f64);
        Self {
            size,
            middle: (width / 2.0, height / 2.0),
            module: width.min(height) * share / modules as f64,
            turned: 0.0,
            tilted: (0.0, 0.0),
            blurred: 0.4,
            values: (30.0, 220.0),
            shaded: 0.0,
            noisy: 3.0,
            inverted: false,
        }
    }
}

/// Takes the picture.
pub fn take(code: &QrCode, shot: &Shot, dice: &mut Dice) -> Grey {
    const PARTS: usize = 2;
    let (width, height) = shot.size;
    let mut picture = vec![0.0; width * height];
    for (n, value) in picture.iter_mut().enumerate() {
        for part in 0..PARTS * PARTS {
            let x = (n % width) as f64 + ((part % PARTS) as f64 + 0.5) / PARTS as f64;
            let y = (n / width) as f64 + ((part / PARTS) as f64 + 0.5) / PARTS as f64;
            *value += light(code, shot, x, y) / (PARTS * PARTS) as f64;
        }
    }
    blur(&mut picture, shot.size, shot.blurred);
    let (dark, bright) = shot.values;
    let values = picture.iter().enumerate().map(|(n, value)| {
        let far = f64::midpoint((n % width) as f64 / width as f64, (n / width) as f64 / height as f64);
        // Four dice are near enough to how sensors err.
        let noise = shot.noisy * 1.73 * ((0..4).map(|_| dice.share()).sum::<f64>() - 2.0);
        ((dark + (bright - dark) * value) * (1.0 - shot.shaded * far) + noise).clamp(0.0, 255.0) as u8
    });
    Grey::new(width, height, values.collect()).unwrap()
}

/// How much light comes from one point: 1 from paper, 0 from ink, and something between from what is behind.
fn light(code: &QrCode, shot: &Shot, x: f64, y: f64) -> f64 {
    let side = code.side() as f64;
    let (x, y) = (x - shot.middle.0, y - shot.middle.1);
    let far = 1.0 + (shot.tilted.0 * x + shot.tilted.1 * y) / (side * shot.module);
    let (x, y) = (x / far, y / far);
    let (sin, cos) = shot.turned.sin_cos();
    let (x, y) = ((x * cos + y * sin) / shot.module + side / 2.0, (y * cos - x * sin) / shot.module + side / 2.0);
    if x < 0.0 || y < 0.0 || x >= side || y >= side {
        return 0.45;
    }
    if code.is_dark(x as usize, y as usize) == shot.inverted { 1.0 } else { 0.0 }
}

fn blur(picture: &mut [f64], (width, height): (usize, usize), deviation: f64) {
    if deviation <= 0.0 {
        return;
    }
    let reach = (deviation * 3.0).ceil() as i64;
    let weights: Vec<f64> = (-reach..=reach).map(|at| (-((at * at) as f64) / (2.0 * deviation * deviation)).exp()).collect();
    let whole: f64 = weights.iter().sum();
    for (length, across, stride, other) in [(width, height, 1, width), (height, width, width, 1)] {
        for line in 0..across {
            let at = |n: i64| line * other + n.clamp(0, length as i64 - 1) as usize * stride;
            let old: Vec<f64> = (0..length as i64).map(|n| picture[at(n)]).collect();
            for n in 0..length as i64 {
                let sum: f64 = weights
                    .iter()
                    .zip(-reach..)
                    .map(|(weight, by)| weight * old[(n + by).clamp(0, length as i64 - 1) as usize])
                    .sum();
                picture[at(n)] = sum / whole;
            }
        }
    }
}

/// A text as packets are: letters that links carry unchanged.
pub fn packet(letters: usize, dice: &mut Dice) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    (0..letters).map(|_| char::from(LETTERS[dice.next() as usize % 64])).collect()
}
