//! The reference day, whole, on one laptop: with the pointer and the keys, and with the keys alone.

#[path = "day/begin.rs"]
mod begin;
#[path = "day/golden.rs"]
mod golden;
#[path = "day/hands.rs"]
pub mod hands;
#[path = "day/harvest.rs"]
mod harvest;
#[path = "day/keys.rs"]
mod keys;
#[path = "day/poll.rs"]
mod poll;
#[path = "day/script.rs"]
mod script;
#[path = "day/wall.rs"]
mod wall;
#[path = "day/work.rs"]
mod work;

use crate::support::play;

#[test]
fn the_day_goes_from_an_empty_page_to_the_minutes_in_hand() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        begin::prepare(&laptop).await;
        wall::gather(&laptop).await;
        poll::vote(&laptop).await;
        poll::place(&laptop).await;
        work::report(&laptop).await;
        harvest::engage(&laptop).await;
        harvest::close(&laptop).await;
        harvest::take_minutes(&laptop).await;
        laptop.nothing_complained().await;
        laptop.asked_no_other_origin().await;
    });
}

#[test]
fn the_day_is_done_by_the_keyboard_alone_and_the_focus_is_never_lost() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        keys::prepare(&laptop).await;
        keys::gather(&laptop).await;
        keys::vote(&laptop).await;
        keys::place(&laptop).await;
        keys::report(&laptop).await;
        keys::harvest(&laptop).await;
        laptop.nothing_complained().await;
        laptop.asked_no_other_origin().await;
    });
}
