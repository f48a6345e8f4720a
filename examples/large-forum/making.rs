//! A forum of any size, made by the very transactions that a day would make, as a backup file.

use std::error::Error;

use open_forum::domain::large::{Size, large_forum};
use open_forum::domain::{Context, Deed, Id, Language, Moment, setup};
use open_forum::exchange::backup;
use open_forum::replica::{Replica, Stamp};
use uuid::Uuid;

/// The same seed makes the same forum.
const SEED: u64 = 2026;
/// Saturday 14 November 2026, nine in the morning in France, in milliseconds.
const MORNING: i64 = 1_794_643_200_000;

/// The forum as a file.
pub fn written(language: Language, size: Size) -> Result<String, Box<dyn Error>> {
    let mut last = 0_u64;
    let mut mint = || {
        last += 1;
        let millisecond = MORNING.unsigned_abs() + last / 0x1000;
        Uuid::from_u64_pair((millisecond << 16) | 0x7000 | (last % 0x1000), (1 << 63) | last)
    };
    let deeds: Vec<Id<Deed>> = std::iter::repeat_with(|| Id::new(mint())).take(2_000).collect();
    let mut cx = Context { now: Moment(MORNING), who: String::new(), mint: &mut mint };
    let made = large_forum(&mut cx, SEED, language, size)?;
    let mut replica = Replica::new(1);
    for ((transaction, deed), at) in made.iter().zip(deeds).zip((MORNING..).step_by(10_000)) {
        replica.commit(transaction, &Stamp { who: String::new(), at: Moment(at), deed })?;
    }
    let forum = setup::forum_id(replica.forum()).ok_or("the large forum has no identity")?;
    Ok(backup::encode(forum, &replica, Moment(MORNING))?)
}
