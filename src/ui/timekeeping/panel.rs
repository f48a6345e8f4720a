//! The panel of the console that sets the time.

use leptos::prelude::*;

use super::own_time::OwnTime;
use super::reminders::Reminders;
use super::settings;
use super::time_left::TimeLeft;
use super::times_ready::TimesReady;
use super::watch::Watch;
use crate::app::action::{self, Action};
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::domain::timer::{self, Face, Figure, Standing, Timer};
use crate::domain::{Forum, Kind, Refusal};
use crate::i18n::{Text, t};

/// What the parts of the panel share.
#[derive(Clone, Copy)]
pub struct Setter {
    session: Session,
    desk: Desk,
    /// The time before the present one, as long as it can be brought back.
    former: RwSignal<Option<Timer>>,
}

impl Setter {
    /// Starts a time, with the warnings that this machine remembers.
    pub fn start(self, label: &str, seconds: u32) -> Result<(), Refusal> {
        let warnings = settings::warnings(self.desk);
        self.replace(|| self.session.try_act(|forum, cx| timer::start(forum, cx, label, seconds, &warnings)))
    }

    fn stop(self) {
        if let Err(refusal) = self.replace(|| self.session.try_act(timer::stop)) {
            self.session.refuse(&refusal);
        }
    }

    /// Does what ends the present time, and keeps that one unless it was over.
    fn replace(self, gesture: impl FnOnce() -> Result<(), Refusal>) -> Result<(), Refusal> {
        let present = self.session.read(timer::timer);
        gesture()?;
        let ran = matches!(timer::standing(&present, clock::now()), Standing::Running { .. } | Standing::Paused { .. });
        self.former.set(ran.then_some(present));
        Ok(())
    }

    fn bring_back(self) {
        if let Some(former) = self.former.get_untracked()
            && self.session.act(|forum, cx| timer::bring_back(forum, cx, &former))
        {
            self.former.set(None);
        }
    }
}

/// The panel: what runs, more and less of it, and what can be started.
#[component]
pub fn TimerPanel(
    /// The forum.
    session: Session,
) -> impl IntoView {
    let desk = Desk::here();
    let watch = Watch::here();
    let setter = Setter { session, desk, former: RwSignal::new(None) };
    let set = Memo::new(move |_| watch.face.get() != Face::None);
    view! {
        <section class="timer-panel" aria-labelledby="timer-title">
            <h2 id="timer-title">{desk.t(t::timer::TITLE)}</h2>
            <div class="now">
                {move || if set.get() {
                    view! { <TimeLeft session=session /><Draining session=session watch=watch /> }.into_any()
                } else {
                    view! { <p class="none">{desk.t(t::timer::NONE)}</p> }.into_any()
                }}
                {move || set.get().then(|| view! { <Controls setter=setter watch=watch /> })}
                <BringBack setter=setter />
            </div>
            <TimesReady setter=setter session=session />
            <OwnTime setter=setter />
            <Reminders session=session watch=watch />
        </section>
    }
}

/// What is left of the whole, as a line that gets shorter.
#[component]
fn Draining(session: Session, watch: Watch) -> impl IntoView {
    let timer = session.memo(&[Kind::Timer], timer::timer);
    let part = move || {
        let seconds = match watch.face.get() {
            Face::Running(figure) | Face::Paused(figure) => match figure {
                Figure::Seconds(seconds) => seconds,
                Figure::Minutes(minutes) => minutes * 60,
            },
            Face::None | Face::Over(_) => 0,
        };
        let length = timer.with(|timer| timer.length.max(1));
        format!("{}%", (u64::from(seconds) * 100).div_euclid(u64::from(length)).min(100))
    };
    view! { <div class="draining" aria-hidden="true"><i style:width=part></i></div> }
}

#[component]
fn Controls(setter: Setter, watch: Watch) -> impl IntoView {
    let desk = setter.desk;
    let pausable = move || !matches!(watch.face.get(), Face::Over(_));
    let pause_words = move || match watch.face.get() {
        Face::Paused(_) => desk.t(t::timer::RESUME)(),
        _ => desk.t(t::timer::PAUSE)(),
    };
    let key = |action: Action| action.keys.first().map(|key| key.key).unwrap_or_default();
    let minute = move |action: Action, words: Text, gesture: Gesture| {
        view! {
            <button type="button" aria-keyshortcuts=key(action) title=desk.t(action.name)
                on:click=move |_| { setter.session.act(gesture); }>
                {desk.t(words)}<kbd aria-hidden="true">{key(action)}</kbd>
            </button>
        }
    };
    view! {
        <div class="controls">
            {move || pausable().then(|| view! {
                <button type="button" class="go" aria-keyshortcuts=key(action::PAUSE_TIMER) on:click=move |_| { setter.session.act(timer::pause_or_resume); }>
                    {pause_words}<kbd aria-hidden="true">{key(action::PAUSE_TIMER)}</kbd>
                </button>
            })}
            {move || pausable().then(|| minute(action::MINUTE_LESS, t::timer::LESS, |forum, cx| timer::add(forum, cx, -60)))}
            {minute(action::MINUTE_MORE, t::timer::MORE_TIME, |forum, cx| timer::add(forum, cx, 60))}
            <button type="button" on:click=move |_| setter.stop()>{desk.t(t::timer::STOP)}</button>
        </div>
    }
}

type Gesture = fn(&Forum, &mut crate::domain::Context<'_>) -> Result<crate::domain::Transaction, Refusal>;

/// A timer is outside undo (rule U6), so that one stopped too soon has a way back of its own. Rule C10.
#[component]
fn BringBack(setter: Setter) -> impl IntoView {
    let desk = setter.desk;
    let words = move |label: &str| match label {
        "" => desk.t(t::timer::BRING_BACK)().to_owned(),
        label => desk.fill(t::timer::BRING_BACK_THIS, &[("label", label)]),
    };
    move || {
        setter.former.with(|former| {
            former.as_ref().map(|former| {
                let words = words(&former.label);
                view! { <button type="button" class="link" on:click=move |_| setter.bring_back()>{words}</button> }
            })
        })
    }
}
