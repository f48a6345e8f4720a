//! The modules of a code, from its three corners in a picture.

use super::bits::Bits;
use super::corners::{Corner, Corners, apart};
use super::map::{Map, Pair};

/// The smallest code and the largest, in modules along a side.
const SIDES: (usize, usize) = (21, 177);
/// How many of the 25 modules of a small mark must be as they should, for it to be believed.
const BELIEVED: u32 = 21;
/// How far around its place a small mark is looked for once the code is known well, in modules.
const NEAR: f64 = 1.5;
/// How far the last small mark is from where it would be if the code were seen from far away, as a share of the
/// side: as most codes are held, and at the most.
const TILTED: f64 = 0.09;
const STEEP: f64 = 0.22;
/// Which share of the dotted lines must be right for what was found to be a code.
const DOTTED: f64 = 0.72;

/// The modules of a code, row by row; true is dark.
pub struct Grid {
    /// How many there are along a side.
    pub side: usize,
    /// The modules.
    pub dark: Vec<bool>,
}

/// What the three corners may be the corners of, the likeliest first. Each is made when it is asked for: most times
/// the first one is it.
pub fn grids(bits: &Bits, corners: &Corners) -> impl Iterator<Item = Grid> {
    let (counted, others) = sides(bits, corners);
    let near = counted.clone().into_iter().chain(others).map(|side| (side, TILTED));
    let tries = near.chain(counted.into_iter().map(|side| (side, STEEP)));
    tries.filter_map(|(side, tilt)| {
        let map = map(bits, corners, side, 3.0 + whole(side) * tilt)?;
        (dotted(bits, &map, side) > DOTTED).then(|| sample(bits, &map, side))
    })
}

/// How many modules the code may have along a side: as the dotted lines between the corners are counted, and, as
/// far as that is something else, as many as there is room for.
fn sides(bits: &Bits, corners: &Corners) -> (Vec<usize>, Vec<usize>) {
    let Corners { top_left, top_right, bottom_left } = *corners;
    let (right, down) = (apart(top_left, top_right), apart(top_left, bottom_left));
    let room = f64::midpoint(modules(right, top_left, top_right), modules(down, top_left, bottom_left)) + 7.0;
    let counted = [
        transitions(bits, dotted_ends(top_left, top_right, right, down)),
        transitions(bits, dotted_ends(top_left, bottom_left, down, right)),
    ];
    let counted = counted.map(|n| f64::from(n) + 13.0).into_iter().filter(|side| (side - room).abs() < 4.0 + room * 0.12);
    let counted = known(counted, &[]);
    let others = known([room, room + 4.0, room - 4.0].into_iter(), &counted);
    (counted, others)
}

/// The sides that codes have, nearest to these lengths, without those that are known and each once.
fn known(lengths: impl Iterator<Item = f64>, before: &[usize]) -> Vec<usize> {
    let mut sides = Vec::new();
    for length in lengths {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number")]
        let side = 17 + 4 * ((length - 17.0) / 4.0).round().clamp(0.0, 99.0) as usize;
        if (SIDES.0..=SIDES.1).contains(&side) && !sides.contains(&side) && !before.contains(&side) {
            sides.push(side);
        }
    }
    sides
}

/// How many modules fit between two corners.
fn modules(way: (f64, f64), from: Corner, to: Corner) -> f64 {
    let length = way.0.hypot(way.1);
    length / (f64::midpoint(from.module, to.module) * upright(way))
}

/// How much shorter a module is than the piece of it that a row cuts.
fn upright(way: (f64, f64)) -> f64 {
    way.0.abs().max(way.1.abs()) / way.0.hypot(way.1).max(1.0)
}

/// Where the dotted line begins and ends that joins two corners along `way`, on the side of `aside`.
fn dotted_ends(from: Corner, to: Corner, way: (f64, f64), aside: (f64, f64)) -> [(f64, f64); 2] {
    let unit = |(x, y): (f64, f64)| (x / x.hypot(y).max(1.0), y / x.hypot(y).max(1.0));
    let (along, across) = (unit(way), unit(aside));
    let inner = |corner: Corner, sign: f64| {
        let three = 3.0 * corner.module * upright(way);
        (corner.at.0 + three * (sign * along.0 + across.0), corner.at.1 + three * (sign * along.1 + across.1))
    };
    [inner(from, 1.0), inner(to, -1.0)]
}

/// How often dark and bright change along a line.
fn transitions(bits: &Bits, [from, to]: [(f64, f64); 2]) -> u32 {
    let way = (to.0 - from.0, to.1 - from.1);
    let steps = way.0.abs().max(way.1.abs()).ceil().clamp(1.0, 4_096.0);
    let (mut changes, mut before, mut at) = (0, Some(true), 0.0);
    while at <= steps {
        let dark = bits.at((from.0 + way.0 * at / steps, from.1 + way.1 * at / steps));
        if dark != before {
            changes += 1;
            before = dark;
        }
        at += 1.0;
    }
    changes
}

/// The map of a code of so many modules: first from its corners, then from the small marks all over it, of which the
/// last may be `tilt` modules from where it would be if the code were seen from far away.
fn map(bits: &Bits, corners: &Corners, side: usize, tilt: f64) -> Option<Map> {
    let far = whole(side) - 3.5;
    let three: [Pair; 3] =
        [((3.5, 3.5), corners.top_left.at), ((far, 3.5), corners.top_right.at), ((3.5, far), corners.bottom_left.at)];
    let flat = Map::flat(three)?;
    let marks = marks(side);
    let Some(last) = marks.last().copied() else { return Some(flat) };
    // The last one is opposite the corner where the sides meet: it says how the code is tilted.
    let opposite = seek(bits, &flat, last, tilt).unwrap_or_else(|| flat.place(last));
    let mut pairs = three.to_vec();
    pairs.push((last, opposite));
    let tilted = Map::nearest(&pairs)?;
    let others = marks.iter().filter(|mark| **mark != last);
    pairs.extend(others.filter_map(|mark| seek(bits, &tilted, *mark, NEAR).map(|place| (*mark, place))));
    Map::nearest(&pairs)
}

/// The middles of the small marks of a code, in modules, the farthest last.
fn marks(side: usize) -> Vec<(f64, f64)> {
    let version = side.saturating_sub(17) / 4;
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    let mut lines: Vec<f64> = (0..count - 1).map(|n| whole((side - 7).saturating_sub(n * step)) + 0.5).collect();
    lines.push(6.5);
    lines.reverse();
    let far = whole(side) - 6.5;
    let is_corner = |x: f64, y: f64| x < 7.0 && (y < 7.0 || y >= far) || y < 7.0 && x >= far;
    let places = lines.iter().flat_map(|y| lines.iter().map(move |x| (*x, *y)));
    places.filter(|(x, y)| !is_corner(*x, *y)).collect()
}

/// Looks for a small mark within so many modules of where it should be: where its middle is.
fn seek(bits: &Bits, map: &Map, mark: (f64, f64), within: f64) -> Option<(f64, f64)> {
    let middle = map.place(mark);
    let from_middle = |x: f64, y: f64| {
        let place = map.place((mark.0 + x, mark.1 + y));
        (place.0 - middle.0, place.1 - middle.1)
    };
    let (right, down) = (from_middle(1.0, 0.0), from_middle(0.0, 1.0));
    let pattern: Vec<((f64, f64), bool)> = (0..25_u8)
        .map(|n| {
            let (column, row) = (n % 5, n / 5);
            let (x, y) = (f64::from(column) - 2.0, f64::from(row) - 2.0);
            // A dark frame, a bright ring, a dark core.
            let is_ring = column.abs_diff(2).max(row.abs_diff(2)) == 1;
            ((x * right.0 + y * down.0, x * right.1 + y * down.1), !is_ring)
        })
        .collect();
    let alike = |x: f64, y: f64| {
        let right = pattern.iter().filter(|((dx, dy), dark)| bits.at((x + dx, y + dy)) == Some(*dark));
        u32::try_from(right.count()).unwrap_or_default()
    };
    let module = right.0.hypot(right.1).max(down.0.hypot(down.1));
    let step = (module / 3.0).max(1.0);
    let reach = (within * module / step).ceil().clamp(1.0, 60.0);
    // Of equally good places, those around the nearest: their mean is nearer to the middle than any.
    let (mut best, mut nearest) = (BELIEVED - 1, f64::MAX);
    let mut found: Vec<(f64, f64)> = Vec::new();
    let mut y = -reach;
    while y <= reach {
        let mut x = -reach;
        while x <= reach {
            let place = (middle.0 + x * step, middle.1 + y * step);
            let score = alike(place.0, place.1);
            if score > best {
                (best, nearest) = (score, f64::MAX);
                found.clear();
            }
            if score == best && score >= BELIEVED {
                nearest = nearest.min(x.hypot(y));
                found.push(place);
            }
            x += 1.0;
        }
        y += 1.0;
    }
    let distance = |place: &(f64, f64), from: (f64, f64)| (place.0 - from.0).hypot(place.1 - from.1);
    let seed = found.iter().copied().min_by(|a, b| distance(a, middle).total_cmp(&distance(b, middle)))?;
    found.retain(|place| distance(place, seed) < 1.5 * module);
    let count = found.iter().fold(0.0, |count, _| count + 1.0);
    let (across, down) = found.iter().fold((0.0, 0.0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
    Some((across / count, down / count))
}

/// Which share of the dotted lines is as it should be.
fn dotted(bits: &Bits, map: &Map, side: usize) -> f64 {
    let (mut right, mut all) = (0.0, 0.0);
    for n in 7..side.saturating_sub(7) {
        let along = whole(n) + 0.5;
        for place in [(along, 6.5), (6.5, along)] {
            all += 1.0;
            if bits.at(map.place(place)) == Some(n % 2 == 0) {
                right += 1.0;
            }
        }
    }
    right / f64::max(all, 1.0)
}

fn sample(bits: &Bits, map: &Map, side: usize) -> Grid {
    let places = (0..side).flat_map(|y| (0..side).map(move |x| (whole(x) + 0.5, whole(y) + 0.5)));
    Grid { side, dark: places.map(|place| bits.at(map.place(place)).unwrap_or_default()).collect() }
}

/// A number of modules, which is small.
#[expect(clippy::cast_precision_loss, reason = "a small number")]
fn whole(modules: usize) -> f64 {
    modules as f64
}
