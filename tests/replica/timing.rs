//! The timer, set in several windows at once.

use open_forum::domain::{Context, Forum, Moment, Refusal, Timer, Transaction, timer};
use proptest::prelude::*;

use crate::window::Window;

/// One setting of the timer.
#[derive(Clone, Debug)]
enum Setting {
    Start(u32),
    Pause,
    Resume,
    Add(i32),
    Stop,
}

impl Setting {
    fn make(&self, forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
        match self {
            Self::Start(seconds) => timer::start(forum, cx, &seconds.to_string(), *seconds, &[60]),
            Self::Pause => timer::pause(forum, cx),
            Self::Resume => timer::resume(forum, cx),
            Self::Add(seconds) => timer::add(forum, cx, *seconds),
            Self::Stop => timer::stop(forum, cx),
        }
    }
}

fn settings() -> impl Strategy<Value = Vec<Setting>> {
    let setting = prop_oneof![
        (1_u32..900).prop_map(Setting::Start),
        Just(Setting::Pause),
        Just(Setting::Resume),
        (-90..90_i32).prop_map(Setting::Add),
        Just(Setting::Stop),
    ];
    prop::collection::vec(setting, 1..5)
}

fn set(window: &mut Window, settings: &[Setting]) {
    for setting in settings {
        window.act(|forum, cx| setting.make(forum, cx));
    }
}

fn timer_in(window: &Window) -> Timer {
    timer::timer(window.forum())
}

proptest! {
    /// C7
    #[test]
    fn of_two_windows_that_set_the_timer_at_once_one_has_the_whole_say(first in settings(), at_ada in settings(), at_bo in settings()) {
        let mut ada = Window::founding(1, "Ada");
        set(&mut ada, &first);
        let before = timer_in(&ada);
        let mut bo = ada.beside(2, "Bo");
        let (known_to_ada, known_to_bo) = (ada.updates.len(), bo.updates.len());
        set(&mut ada, &at_ada);
        set(&mut bo, &at_bo);
        let said = [timer_in(&ada), timer_in(&bo)];
        let (from_ada, from_bo) = (ada.updates[known_to_ada..].to_vec(), bo.updates[known_to_bo..].to_vec());
        ada.hear(&from_bo);
        bo.hear(&from_ada);
        prop_assert_eq!(timer_in(&ada), timer_in(&bo));
        prop_assert!(said.contains(&timer_in(&ada)), "{:?} from {:?}, after {:?}", timer_in(&ada), said, before);
    }
}

/// U6
#[test]
fn the_timer_is_no_step_of_undo_and_no_line_of_the_history() {
    let mut window = Window::founding(1, "Ada");
    window.topic("Un lieu");
    let deeds = window.forum().deeds.clone();
    set(&mut window, &[Setting::Start(600), Setting::Add(60)]);
    assert_eq!(timer_in(&window).length, 660);
    assert_eq!(window.forum().deeds, deeds);
    window.undo().unwrap();
    assert_eq!(timer_in(&window).length, 660, "undone was what came before it");
    assert!(window.forum().topics.iter().all(|(_, topic)| topic.title.is_empty()));
    assert_ne!(timer_in(&window).since, Moment(0));
}
