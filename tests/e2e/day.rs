//! The reference day, whole, on one laptop: with the pointer and the keys, and with the keys alone.

#[path = "day/begin.rs"]
mod begin;
#[path = "day/golden.rs"]
mod golden;
#[path = "day/poll.rs"]
mod poll;
#[path = "day/script.rs"]
mod script;
#[path = "day/wall.rs"]
mod wall;

use crate::support::play;

#[test]
fn the_day_goes_from_an_empty_page_to_the_minutes_in_hand() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        begin::prepare(&laptop).await;
        wall::gather(&laptop).await;
        poll::vote(&laptop).await;
        poll::place(&laptop).await;
        laptop.nothing_complained().await;
        laptop.asked_no_other_origin().await;
    });
}
