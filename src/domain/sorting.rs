//! Sorting, compiled once for all kinds of things.
//!
//! The standard library's stable sort is compiled anew for every kind of item and comparison, which makes
//! kilobytes each time, on every laptop that loads the app. Here the positions of the items are sorted,
//! by one compiled sort; then the items are put in that order.

use std::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(items, &order);
}

/// Sorts by a key that is computed once an item; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = order(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    arrange(items, &order);
}

/// The positions `0..count`, sorted stably.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Puts the items in an order of their positions, each of which is in it once.
fn arrange<T>(items: &mut Vec<T>, order: &[usize]) {
    let mut left: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|position| left.get_mut(*position).and_then(Option::take)));
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn items_are_sorted_as_the_standard_library_sorts_them(items in prop::collection::vec((0_u8..4, 0_u16..), 0..80)) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            let mut compared = items;
            sort_by(&mut compared, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(compared, theirs);
        }
    }
}
