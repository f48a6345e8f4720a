#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{Scene, nowhere};

#[test]
fn places_given_one_after_the_other_stand_in_that_order() {
    let mut place = first();
    for _ in 0..400 {
        let next = last_of([place.as_str()].into_iter());
        assert!(next > place);
        place = next;
    }
}

#[test]
fn a_place_can_always_be_found_before_the_first_and_between_neighbours() {
    // The crate subtracts from shared bytes that prepending brings down to 0.
    let mut front = vec![first()];
    for _ in 0..400 {
        let before = between(None, front.first().map(String::as_str));
        assert!(before < front[0]);
        front.insert(0, before);
        let middle = between(Some(&front[0]), Some(&front[1]));
        assert!(front[0] < middle && middle < front[1], "{} {middle} {}", front[0], front[1]);
    }
}

#[test]
fn unreadable_places_are_passed_over() {
    let hostile = ["", "8", "zz", "8X", "é0", "80é", "００", "FF80", "8081", "\u{0}", &"80".repeat(200)];
    for a in hostile {
        assert_eq!(between(Some(a), None), first(), "{a}");
        assert_eq!(last_of([a].into_iter()), first());
        for b in hostile {
            assert_eq!(between(Some(a), Some(b)), first());
        }
        let after_readable = between(Some("8180"), Some(a));
        assert!(after_readable.as_str() > "8180");
        assert!(between(Some(a), Some("8180")).as_str() < "8180");
    }
    assert!(between(Some("8180"), Some("80")).as_str() > "8180");
    assert!(between(Some("80"), Some("80")).as_str() > "80");
}

#[test]
fn a_list_with_equal_places_gets_fresh_ones_when_something_moves_in_it() {
    let list = [(1, "80"), (2, "80"), (3, "80")];
    let mut places = moved(&list, 3, Step::To(1)).unwrap();
    places.sort_by(|(_, a), (_, b)| a.cmp(b));
    assert_eq!(places.iter().map(|(key, _)| *key).collect::<Vec<_>>(), [1, 3, 2]);
    assert_eq!(moved(&[(1, "80"), (2, "8180")], 2, Step::Down), Ok(Vec::new()));
    assert_eq!(moved(&list, 4, Step::Up), Err(Refusal::Gone));
}

/// F1
#[test]
fn removed_records_are_left_out_and_the_rest_stands_by_place_and_then_by_id() {
    let mut scene = Scene::new();
    let mut room =
        |order: &str, removed| scene.put(Room { name: order.to_owned(), order: order.to_owned(), removed, ..Room::default() });
    let (late, equal, first_equal, gone) = (room("zz", false), room("80", false), room("80", false), room("80", true));
    let listed: Vec<_> = live_sorted::<Room>(&scene.forum).into_iter().map(|(id, _)| id).collect();
    assert_eq!(listed, [equal, first_equal, late]);
    assert_eq!(there(&scene.forum, gone), Err(Refusal::Gone));
    assert_eq!(there(&scene.forum, nowhere::<Room>()), Err(Refusal::Gone));
    assert!(there(&scene.forum, late).is_ok());
}

/// F10
#[test]
fn a_list_holds_so_many_and_removed_ones_make_room() {
    let mut scene = Scene::new();
    let first = scene.put(Room::default());
    scene.put(Room::default());
    assert_eq!(room_for::<Room>(&scene.forum, 1, 2), Err(Refusal::TooMany { limit: 2 }));
    scene.edit(first, |room| room.removed = true);
    assert_eq!(room_for::<Room>(&scene.forum, 1, 2), Ok(()));
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use super::*;
    use proptest::prelude::*;

    fn place() -> impl Strategy<Value = String> {
        prop_oneof!["[0-9a-f]{0,6}80", Just("80".to_owned()), "(00){0,3}(7f)?80", "[0-9a-zA-Zé]{0,5}", any::<String>(),]
    }

    proptest! {
        /// F1
        #[test]
        fn what_moves_arrives_whatever_the_places_are(
            places in prop::collection::vec(place(), 1..8),
            which in any::<prop::sample::Index>(),
            to in 0_usize..9,
        ) {
            let mut list: Vec<(usize, String)> = places.into_iter().enumerate().collect();
            list.sort_by(|(a, a_place), (b, b_place)| a_place.cmp(b_place).then(a.cmp(b)));
            let id = list[which.index(list.len())].0;
            let shown: Vec<_> = list.iter().map(|(key, place)| (*key, place.as_str())).collect();
            let mut expected: Vec<_> = list.iter().map(|(key, _)| *key).filter(|key| *key != id).collect();
            expected.insert(to.min(expected.len()), id);
            for (key, place) in moved(&shown, id, Step::To(to)).unwrap() {
                list.iter_mut().find(|(other, _)| *other == key).unwrap().1 = place;
            }
            list.sort_by(|(a, a_place), (b, b_place)| a_place.cmp(b_place).then(a.cmp(b)));
            prop_assert_eq!(list.iter().map(|(key, _)| *key).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn between_never_panics_and_gives_a_place_that_can_be_built_upon(a in place(), b in place()) {
            let between = between(Some(&a), Some(&b));
            prop_assert!(last_of([between.as_str()].into_iter()) > between);
            if super::super::read(&a).is_some() && super::super::read(&b).is_some() && a < b {
                prop_assert!(a < between && between < b);
            }
        }
    }
}
