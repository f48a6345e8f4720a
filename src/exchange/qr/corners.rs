//! The marks in three corners of a code: squares in squares, which any straight cut through the middle shows as
//! dark, bright, dark, bright and dark of lengths 1, 1, 3, 1 and 1.

use super::bits::Bits;

/// Most marks that are kept of a picture: others than codes have them too, such as a page of print.
const MOST: usize = 200;
/// Of those, how many are considered: the ones seen in most rows.
const CONSIDERED: usize = 18;
/// In how many rows a mark is seen at the least, in modules.
const SEEN: f64 = 0.7;
/// Most threesomes that are tried.
const TRIED: usize = 8;
/// Fewest modules from the middle of a mark to the next, and most: the smallest and the largest code.
const APART: (f64, f64) = (12.0, 185.0);

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corner {
    /// Its middle, in pixels.
    pub at: (f64, f64),
    /// The length of a module along a row of pixels.
    pub module: f64,
    /// In how many rows it was seen.
    seen: u32,
}

/// The three marks of what may be a code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corners {
    /// Where the sides meet.
    pub top_left: Corner,
    /// To the right of it, as the code is held.
    pub top_right: Corner,
    /// Below it, as the code is held.
    pub bottom_left: Corner,
}

/// The marks in a picture by threes, the likeliest codes first.
pub fn find(bits: &Bits) -> Vec<Corners> {
    let mut corners = marks(bits);
    // The core is three modules high, and nearly all of its rows show the mark; what only looks like one has few.
    corners.retain(|corner| f64::from(corner.seen) >= corner.module * SEEN);
    corners.sort_by_key(|corner| std::cmp::Reverse(corner.seen));
    corners.truncate(CONSIDERED);
    let mut threes = Vec::new();
    for top_left in &corners {
        for (n, one) in corners.iter().enumerate() {
            for other in corners.iter().skip(n + 1).filter(|_| one != top_left) {
                if other != top_left {
                    threes.extend(fit(*top_left, *one, *other));
                }
            }
        }
    }
    threes.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    threes.truncate(TRIED);
    threes.into_iter().map(|(_, corners)| corners).collect()
}

/// Three marks as those of one code, with how far they are from a right angle of equal sides.
fn fit(top_left: Corner, one: Corner, other: Corner) -> Option<(f64, Corners)> {
    let (a, b) = (apart(top_left, one), apart(top_left, other));
    let (along, down) = (a.0.hypot(a.1), b.0.hypot(b.1));
    if along <= 0.0 || down <= 0.0 {
        return None;
    }
    // Rows cut a mark that is turned in longer pieces.
    let upright = f64::midpoint(a.0.abs().max(a.1.abs()) / along, b.0.abs().max(b.1.abs()) / down);
    let modules = [top_left.module, one.module, other.module];
    let module = modules.iter().sum::<f64>() / 3.0 * upright;
    let (smallest, largest) = modules.iter().fold((f64::MAX, 0.0_f64), |(low, high), m| (low.min(*m), high.max(*m)));
    let bent = (a.0 * b.0 + a.1 * b.1).abs() / (along * down);
    let uneven = (along / down).max(down / along) - 1.0;
    let unlike = largest / smallest - 1.0;
    let in_reach = [along, down].iter().all(|side| (APART.0..=APART.1).contains(&(side / module)));
    if bent > 0.4 || uneven > 0.7 || unlike > 0.8 || !in_reach {
        return None;
    }
    let (top_right, bottom_left) = if a.0 * b.1 - a.1 * b.0 > 0.0 { (one, other) } else { (other, one) };
    Some((bent + uneven + unlike, Corners { top_left, top_right, bottom_left }))
}

/// From one mark to another.
pub fn apart(from: Corner, to: Corner) -> (f64, f64) {
    (to.at.0 - from.at.0, to.at.1 - from.at.1)
}

fn marks(bits: &Bits) -> Vec<Corner> {
    let mut found: Vec<Corner> = Vec::new();
    for (y, row) in bits.rows().enumerate() {
        let mut runs = [0_u32; 5];
        let mut before = false;
        // A bright pixel after the last ends what goes to the edge.
        for (x, dark) in row.iter().copied().chain([false]).enumerate() {
            if dark == before {
                if let Some(last) = runs.last_mut() {
                    *last += 1;
                }
                continue;
            }
            if before && let Some(module) = module(runs) {
                let half = f64::from(runs[4] + runs[3]) + f64::from(runs[2]) / 2.0;
                #[expect(clippy::cast_precision_loss, reason = "a place in a picture")]
                let middle = (x as f64 - half, y as f64 + 0.5);
                note(&mut found, bits, middle, module);
            }
            runs = [runs[1], runs[2], runs[3], runs[4], 1];
            before = dark;
        }
    }
    found
}

/// The length of a module where five runs are those of a mark.
fn module(runs: [u32; 5]) -> Option<f64> {
    let [frame, ring, core, ring_after, frame_after] = runs.map(f64::from);
    let module = (frame + ring + core + ring_after + frame_after) / 7.0;
    // Blurred, the bright runs shrink or the dark ones; in few pixels each is one more or less.
    let slack = module * 0.65 + 0.35;
    let is_one = |run: f64| run > 0.0 && (run - module).abs() < slack;
    ([frame, ring, ring_after, frame_after].into_iter().all(is_one) && (core - 3.0 * module).abs() < slack * 1.8).then_some(module)
}

/// Keeps a mark that was seen along a row, if it is one down the column too.
fn note(found: &mut Vec<Corner>, bits: &Bits, (x, y): (f64, f64), across: f64) {
    let near = |corner: &&mut Corner| {
        let reach = corner.module * 2.0;
        (corner.at.0 - x).abs() < reach && (corner.at.1 - y).abs() < reach
    };
    let Some((y, down)) = cut(bits, (x, y), (0.0, 1.0), across) else { return };
    let Some((x, across)) = cut(bits, (x, y), (1.0, 0.0), down) else { return };
    let module = f64::midpoint(across, down);
    if across.max(down) > 1.7 * across.min(down) {
        return;
    }
    if let Some(corner) = found.iter_mut().find(near) {
        let seen = f64::from(corner.seen);
        let mean = |old: f64, new: f64| (old * seen + new) / (seen + 1.0);
        corner.at = (mean(corner.at.0, x), mean(corner.at.1, y));
        corner.module = mean(corner.module, module);
        corner.seen += 1;
    } else if found.len() < MOST {
        found.push(Corner { at: (x, y), module, seen: 1 });
    }
}

/// Cuts through what may be a mark, along a row or a column: its middle there, and the length of a module.
fn cut(bits: &Bits, from: (f64, f64), step: (f64, f64), about: f64) -> Option<(f64, f64)> {
    let most = (about * 6.0).ceil() + 3.0;
    // From the middle outwards: the rest of the core, the bright ring, the dark one.
    let outwards = |sign: f64| {
        let mut lengths = [0_u32; 3];
        let mut at = 0.0;
        for (length, wanted) in lengths.iter_mut().zip([true, false, true]) {
            while at < most && bits.at((from.0 + step.0 * at * sign, from.1 + step.1 * at * sign)) == Some(wanted) {
                *length += 1;
                at += 1.0;
            }
        }
        lengths
    };
    let ([core, bright, dark], [core_back, bright_back, dark_back]) = (outwards(1.0), outwards(-1.0));
    // The pixel in the middle was counted both ways.
    let whole = (core + core_back).checked_sub(1)?;
    let module = module([dark_back, bright_back, whole, bright, dark])?;
    let place = if step.0 > 0.0 { from.0 } else { from.1 };
    let ahead = f64::from(core + bright + dark);
    let behind = f64::from(core_back + bright_back + dark_back);
    // The middle of the pixel stands for the pixel.
    Some((place.floor() + 0.5 + (ahead - behind) / 2.0, module))
}
