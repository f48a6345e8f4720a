//! The choice of what to print, remembered on this machine for each forum.

use crate::app::desk::Desk;
use crate::domain::{Id, Identity};
use crate::paper::{Choice, Stack};

fn name(forum: Id<Identity>) -> String {
    format!("paper/{forum}")
}

/// What was chosen last.
pub fn read(desk: Desk, forum: Id<Identity>) -> Choice {
    desk.store().setting(&name(forum)).ok().flatten().map_or_else(Choice::default, |kept| Choice::read(&kept))
}

/// Remembers a choice. One that can't be kept holds until the screen is left.
pub fn write(desk: Desk, forum: Id<Identity>, choice: &Choice) {
    let _ = desk.store().set_setting(&name(forum), &choice.kept());
}

/// Chooses these stacks and no others, for the screen that one is going to.
pub fn choose(desk: Desk, forum: Id<Identity>, stacks: &[Stack]) {
    write(desk, forum, &Choice { stacks: stacks.to_vec(), ..read(desk, forum) });
}
