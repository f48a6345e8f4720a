//! Pages that turn by themselves, at a pace at which they can be read. The page follows from the clock,
//! so that every window shows the same one.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

use crate::app::clock;
use crate::domain::Moment;

/// How long a page stays, in milliseconds: some eighty words, read from the back row.
const PACE: i64 = 15_000;

/// The page that is up, of so many, since the scene was first shown; `leafed` pages were turned by hand
/// beside. Nothing ticks while there is one page.
pub fn by_itself(pages: Signal<u32>, since: Signal<Moment>, leafed: Signal<u32>) -> Memo<u32> {
    let turned = RwSignal::new(());
    let waiting = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        waiting.try_update_value(|waiting| {
            if let Some(waiting) = waiting.take() {
                waiting.clear();
            }
        });
    };
    Effect::new(move |_| {
        turned.track();
        stop();
        if pages.get() > 1 {
            let shown = shown_for(since.get());
            let rest = u64::try_from(PACE - shown.rem_euclid(PACE)).unwrap_or_default();
            let turn = move || {
                turned.try_set(());
            };
            waiting.set_value(set_timeout_with_handle(turn, Duration::from_millis(rest + 1)).ok());
        }
    });
    on_cleanup(stop);
    Memo::new(move |_| {
        turned.track();
        let turns = u64::try_from(shown_for(since.get()).div_euclid(PACE)).unwrap_or_default();
        let turned = turns.saturating_add(u64::from(leafed.get()));
        u32::try_from(turned % u64::from(pages.get().max(1))).unwrap_or_default()
    })
}

fn shown_for(since: Moment) -> i64 {
    clock::now().0.saturating_sub(since.0).max(0)
}

/// Now, told anew at each full minute for as long as a scene needs it.
pub fn by_the_minute() -> ReadSignal<Moment> {
    let now = RwSignal::new(clock::now());
    let waiting = StoredValue::new_local(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let rest = u64::try_from(60_000 - now.get().0.rem_euclid(60_000)).unwrap_or_default();
        let tell = move || {
            now.try_set(clock::now());
        };
        waiting.set_value(set_timeout_with_handle(tell, Duration::from_millis(rest + 5)).ok());
    });
    on_cleanup(move || {
        waiting.try_update_value(|waiting| {
            if let Some(waiting) = waiting.take() {
                waiting.clear();
            }
        });
    });
    now.read_only()
}
