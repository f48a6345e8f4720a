//! The running time in this window: one timeout to the next change, and none where nothing runs. Rule C8.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::app::clock;
use crate::app::session::Session;
use crate::domain::timer::{self, Ear, Face, Stroke, Timer};
use crate::domain::{Kind, Moment};

/// The longest wait of a window that is looked at. No event tells that a machine has slept, or that its clock
/// was moved.
const LONGEST: Duration = Duration::from_secs(5);

#[derive(Clone, Copy)]
struct Ticking {
    timer: Memo<Timer>,
    ear: StoredValue<Ear>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    face: RwSignal<Face>,
    tell: Callback<Stroke>,
}

/// Keeps `face` as the timer stands, and tells what becomes due, until the running owner goes.
pub fn tick(session: Session, face: RwSignal<Face>, tell: Callback<Stroke>) {
    let timer = session.memo(&[Kind::Timer], timer::timer);
    let ear = Ear::new(&timer.get_untracked(), clock::now());
    let ticking = Ticking { timer, ear: StoredValue::new(ear), waiting: StoredValue::new(None), face, tell };
    Effect::new(move |_| {
        timer.track();
        ticking.look();
    });
    // Where a window comes into sight again, or the machine wakes, time has passed.
    let listening = [
        window_event_listener_untyped("visibilitychange", move |_| ticking.look()),
        window_event_listener(ev::focus, move |_| ticking.look()),
        window_event_listener(ev::pageshow, move |_| ticking.look()),
    ];
    on_cleanup(move || {
        for listener in listening {
            listener.remove();
        }
        ticking.rest();
        face.set(Face::None);
    });
}

impl Ticking {
    fn look(self) {
        self.rest();
        let now = clock::now();
        let timer = self.timer.get_untracked();
        let shown = timer::face(timer::standing(&timer, now), now);
        if self.face.get_untracked() != shown {
            self.face.set(shown);
        }
        if let Some(next) = next(&timer, now) {
            let waiting = set_timeout_with_handle(move || self.look(), next);
            self.waiting.set_value(waiting.ok());
        }
        let mut ear = self.ear.get_value();
        let stroke = ear.hear(&timer, now);
        self.ear.set_value(ear);
        if let Some(stroke) = stroke {
            self.tell.run(stroke);
        }
    }

    fn rest(self) {
        if let Some(waiting) = self.waiting.get_value() {
            waiting.clear();
            self.waiting.set_value(None);
        }
    }
}

/// How long to wait. A window that nobody sees waits for what is to be told and for nothing else: browsers make
/// those that keep ticking in hiding wait for up to a minute.
fn next(timer: &Timer, now: Moment) -> Option<Duration> {
    let wait = |at: Moment| Duration::from_millis(at.0.saturating_sub(now.0).unsigned_abs());
    if document().hidden() {
        timer::next_stroke(timer, now).map(|stroke| wait(stroke.at))
    } else {
        timer::next_change(timer, now).map(|at| wait(at).min(LONGEST))
    }
}
