//! The timer by key, from whatever screen one is on: what was done is said.

use leptos::prelude::*;

use super::clock;
use super::desk::Desk;
use crate::domain::timer::{self, Face};
use crate::domain::{Context, Forum, Refusal, Transaction};
use crate::i18n::{self, t};

/// Makes a gesture on the timer, where there is one.
pub fn set(desk: Desk, gesture: fn(&Forum, &mut Context<'_>) -> Result<Transaction, Refusal>) {
    let Some(session) = desk.session.get_untracked() else { return };
    let face = || {
        let now = clock::now();
        session.read(|forum| timer::face(timer::standing(&timer::timer(forum), now), now))
    };
    if face() == Face::None {
        return desk.notices.refused(desk.t(t::timer::NO_TIMER)().to_owned());
    }
    if !session.act(gesture) {
        return;
    }
    let (text, figure) = match face() {
        Face::None => return,
        Face::Running(figure) => (t::timer::NOW_LEFT, figure),
        Face::Paused(figure) => (t::timer::NOW_PAUSED, figure),
        Face::Over(figure) => (t::timer::NOW_OVER, figure),
    };
    desk.notices.tell(desk.fill(text, &[("time", &i18n::clock(figure))]));
}
