//! Where the modules of a code are in a picture that was taken from anywhere.

/// Takes places in a code, in modules, to places in a picture, in pixels, as a lens does: straight lines stay straight.
#[derive(Clone, Debug, PartialEq)]
pub struct Map([f64; 8]);

/// A place in a code, and where it is in a picture.
pub type Pair = ((f64, f64), (f64, f64));

impl Map {
    /// The map that takes three places to where they are, as if seen from far away.
    pub fn flat(pairs: [Pair; 3]) -> Option<Self> {
        let row = |of: fn((f64, f64)) -> f64| {
            let rows = pairs.iter().map(|((x, y), place)| vec![*x, *y, 1.0, of(*place)]).collect();
            solve(rows)
        };
        let (across, down) = (row(|place| place.0)?, row(|place| place.1)?);
        match (across.as_slice(), down.as_slice()) {
            ([xx, xy, x], [yx, yy, y]) => Some(Self([*xx, *xy, *x, *yx, *yy, *y, 0.0, 0.0])),
            _ => None,
        }
    }

    /// The map that comes nearest to taking places to where they are; it takes four at the least.
    pub fn nearest(pairs: &[Pair]) -> Option<Self> {
        // Least squares: each place gives two equations, and each unknown one sum of them.
        let mut sums = vec![vec![0.0; 9]; 8];
        for ((x, y), (u, v)) in pairs {
            let equations = [[*x, *y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, *u], [0.0, 0.0, 0.0, *x, *y, 1.0, -v * x, -v * y, *v]];
            for equation in equations {
                for (sum, factor) in sums.iter_mut().zip(&equation) {
                    for (cell, part) in sum.iter_mut().zip(&equation) {
                        *cell += factor * part;
                    }
                }
            }
        }
        solve(sums)?.try_into().ok().map(Self)
    }

    /// Where a place of the code is in the picture.
    pub fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [xx, xy, left, yx, yy, top, tilt_x, tilt_y] = self.0;
        let depth = tilt_x * x + tilt_y * y + 1.0;
        ((xx * x + xy * y + left) / depth, (yx * x + yy * y + top) / depth)
    }
}

/// Solves equations, each a row of factors and what they come to; nothing where they don't say enough.
fn solve(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let mut solved: Vec<Vec<f64>> = Vec::new();
    while !rows.is_empty() {
        let first = |row: &Vec<f64>| row.first().copied().unwrap_or_default();
        let (largest, _) = rows.iter().enumerate().max_by(|(_, a), (_, b)| first(a).abs().total_cmp(&first(b).abs()))?;
        let row = rows.swap_remove(largest);
        let (factor, rest) = row.split_first()?;
        if !factor.is_normal() {
            return None;
        }
        let rest: Vec<f64> = rest.iter().map(|part| part / factor).collect();
        for row in &mut rows {
            let times = row.remove(0);
            for (part, other) in row.iter_mut().zip(&rest) {
                *part -= times * other;
            }
        }
        solved.push(rest);
    }
    let mut known: Vec<f64> = Vec::new();
    for row in solved.iter().rev() {
        let (comes_to, factors) = row.split_last()?;
        let value = comes_to - factors.iter().zip(known.iter().rev()).map(|(factor, value)| factor * value).sum::<f64>();
        known.push(value);
    }
    known.reverse();
    known.iter().all(|value| value.is_finite()).then_some(known)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_map_is_found_from_where_places_are() {
        let true_map = Map([5.1, 0.7, 30.0, -0.4, 4.8, 60.0, 0.001, -0.002]);
        let places = [(3.5, 3.5), (93.5, 3.5), (3.5, 93.5), (90.5, 90.5), (50.5, 6.5), (28.5, 50.5)];
        let pairs: Vec<Pair> = places.iter().map(|place| (*place, true_map.place(*place))).collect();
        for found in [Map::nearest(&pairs[..4]).unwrap(), Map::nearest(&pairs).unwrap()] {
            let (x, y) = found.place((70.5, 20.5));
            let (u, v) = true_map.place((70.5, 20.5));
            assert!((x - u).abs() < 0.01 && (y - v).abs() < 0.01);
        }
        let flat = Map::flat([pairs[0], pairs[1], pairs[2]]).unwrap();
        let (x, y) = flat.place(places[1]);
        assert!((x - pairs[1].1.0).abs() < 0.001 && (y - pairs[1].1.1).abs() < 0.001);
    }

    #[test]
    fn places_on_one_line_make_no_map() {
        let line: Vec<Pair> = (0..3).map(f64::from).map(|n| ((n, n), (n, n))).collect();
        assert_eq!(Map::flat([line[0], line[1], line[2]]), None);
        assert_eq!(Map::nearest(&line), None);
    }
}
