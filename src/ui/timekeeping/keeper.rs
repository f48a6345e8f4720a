//! Keeps the time of the open forum in this window, on whatever screen one is: it says what becomes due, rings
//! where it is this window's turn, and shows the time where nothing else does.

use leptos::prelude::*;

use super::sound::Ringing;
use super::ticking::tick;
use super::watch::{Watch, figures, state_name, state_words};
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::Kind;
use crate::domain::timer::{self, Face, Figure, Stroke};
use crate::i18n::{self, t};
use crate::store::lock::{self, Turn};

/// The keeper of the time.
#[component]
pub fn Keeper(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let watch = Watch::here();
    let said = RwSignal::new(String::new());
    let on_stage = Memo::new(move |_| matches!(desk.route.get(), Route::Forum(_, View::Stage)));
    let ringer = Ringer::new(session, watch, on_stage);
    let tell = Callback::new(move |stroke: Stroke| {
        let words = words(desk, session, stroke);
        // On the projector, the figures themselves are seen.
        if on_stage.get_untracked() {
            said.set(words);
        } else {
            desk.notices.tell(words);
        }
        if ringer.may_ring() {
            watch.bell.ring(if stroke.is_end() { Ringing::End } else { Ringing::Warning });
        }
    });
    tick(session, watch.face, tell);
    view! {
        <p class="tell" role="status">{move || said.get()}</p>
        <Reminder session=session watch=watch />
    }
}

/// Seconds that a warning may be late, as after a sleep, and still be said in its own round figure.
const LATE: u32 = 3;

/// What is said when something becomes due: `Topics: 5 minutes left`. One told late says what is left now.
fn words(desk: Desk, session: Session, stroke: Stroke) -> String {
    let count = |n: u32| usize::try_from(n).unwrap_or_default();
    let timer = session.read(timer::timer);
    let now = clock::now();
    let face = timer::face(timer::standing(&timer, now), now);
    let words = match (stroke.left, face) {
        (0, _) => desk.t(t::timer::TIME_IS_UP)().to_owned(),
        (due, Face::Running(Figure::Seconds(left))) if left.saturating_add(LATE) < due => {
            desk.fill(t::timer::TIME_LEFT, &[("time", &i18n::clock(Figure::Seconds(left)))])
        }
        (due, _) if due % 60 == 0 => desk.count(t::timer::MINUTES_LEFT, count(due / 60)),
        (due, _) => desk.count(t::timer::SECONDS_LEFT, count(due)),
    };
    let label = timer.label;
    if label.is_empty() { words } else { desk.fill(t::timer::ABOUT, &[("label", &label), ("words", &words)]) }
}

/// The setting that names the window touched last, for browsers without locks.
const RINGING_WINDOW: &str = "bell-window";

/// Which window rings: of those on a forum, the projector's aside, the one that was touched first, and after it
/// the next. Rule C11.
#[derive(Clone, Copy)]
struct Ringer {
    desk: Desk,
    turn: StoredValue<Option<Turn>, LocalStorage>,
    has_turn: RwSignal<bool>,
    /// This window's name, where the browser has no locks.
    without_locks: StoredValue<Option<String>>,
}

impl Ringer {
    fn new(session: Session, watch: Watch, on_stage: Memo<bool>) -> Self {
        let ringer = Self {
            desk: Desk::here(),
            turn: StoredValue::new_local(None),
            has_turn: RwSignal::new(false),
            without_locks: StoredValue::new(None),
        };
        // A window that nobody has touched yet can't sound, and must not stand in the way of one that can.
        Effect::new(move |_| if watch.bell.touched.get() && !on_stage.get() { ringer.ask(session) } else { ringer.give_up() });
        let touch = move || {
            let on_stage = on_stage.get_untracked();
            watch.bell.touch(!on_stage && watch.face.get_untracked() != Face::None);
            ringer.touched_last(on_stage);
        };
        let listening =
            [window_event_listener_untyped("click", move |_| touch()), window_event_listener_untyped("keydown", move |_| touch())];
        on_cleanup(move || {
            for listener in listening {
                listener.remove();
            }
            ringer.give_up();
        });
        ringer
    }

    fn ask(self, session: Session) {
        if self.turn.with_value(Option::is_some) {
            return;
        }
        if let Ok(turn) = lock::turn_to_ring(session.id(), move || self.has_turn.set(true)) {
            self.turn.set_value(Some(turn));
        } else {
            self.without_locks.set_value(Some(clock::client().to_string()));
            self.touched_last(false);
        }
    }

    fn give_up(self) {
        self.turn.set_value(None);
        self.has_turn.set(false);
    }

    fn may_ring(self) -> bool {
        match self.without_locks.get_value() {
            Some(name) => self.desk.store().setting(RINGING_WINDOW).ok().flatten() == Some(name),
            None => self.has_turn.get_untracked(),
        }
    }

    /// Where there are no locks, the window that was touched last rings.
    fn touched_last(self, on_stage: bool) {
        if let Some(name) = self.without_locks.get_value()
            && !on_stage
            && !self.may_ring()
        {
            let _ = self.desk.store().set_setting(RINGING_WINDOW, &name);
        }
    }
}

/// The time in a corner, on the screens that don't show it otherwise; it leads to the console. Rule V14: not
/// while a voter has the laptop.
#[component]
fn Reminder(session: Session, watch: Watch) -> impl IntoView {
    let desk = Desk::here();
    let timer = session.memo(&[Kind::Timer], timer::timer);
    let elsewhere = Memo::new(move |_| match desk.route.get() {
        Route::Forum(_, view) => !matches!(view, View::Console | View::Stage) && !desk.with_a_voter.get(),
        Route::Home | Route::Privacy | Route::Join | Route::Give => false,
    });
    let shown = Memo::new(move |_| elsewhere.get() && watch.face.get() != Face::None);
    let last_warning = move || timer.with(|timer| timer.warnings.last().copied().unwrap_or_default());
    move || {
        shown.get().then(|| {
            view! {
                <aside class="time-reminder" aria-label=desk.t(t::timer::TITLE)>
                    <a href=Route::Forum(session.id(), View::Console).to_string() data-time=move || state_name(watch.face.get(), last_warning())>
                        <b>{move || figures(watch.face.get())}</b>
                        {move || state_words(desk.language.get(), watch.face.get()).map(|words| view! { <span>{words}</span> })}
                        {move || timer.with(|timer| (!timer.label.is_empty()).then(|| view! { <span class="for">{timer.label.clone()}</span> }))}
                        <span class="tell">{move || i18n::say(desk.language.get(), t::app::VIEW_CONSOLE)}</span>
                    </a>
                </aside>
            }
        })
    }
}
