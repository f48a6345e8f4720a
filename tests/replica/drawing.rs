//! Drawing by lot: the same in every window, and no step of undo.

use open_forum::domain::{Refusal, Verb, draw};

use crate::window::{Window, opened, snapshots};

/// R2, U6
#[test]
fn what_was_drawn_is_drawn_in_every_window_and_after_a_reload_and_is_no_step_of_undo() {
    let mut ada = Window::founding(1, "Ada");
    let topics = [ada.topic("Un four"), ada.topic("Un jardin")];
    let deeds = ada.forum().deeds.len();
    let drawn = draw_one(&mut ada);
    assert!(topics.contains(&drawn));
    assert_eq!(ada.replica.to_undo(), Some((Verb::TopicProposed, "Un jardin")));
    assert_eq!(ada.forum().deeds.len(), deeds, "the history keeps no line of it");
    let mut bo = ada.beside(2, "Bo");
    assert_ne!(draw_one(&mut bo), drawn);
    ada.hear(&bo.updates);
    assert_eq!(draw::left(ada.forum(), draw::TOPICS), []);
    assert_eq!(draw::left(&opened(&snapshots(&ada.replica)), draw::TOPICS), []);
    assert!(!ada.act(|forum, cx| draw::next(forum, cx, draw::TOPICS).map(|(_, drawn)| drawn)));
}

/// R4: also where both windows start over at once.
#[test]
fn two_windows_that_start_over_at_once_start_over_once() {
    let mut ada = Window::founding(1, "Ada");
    ada.topic("Un four");
    draw_one(&mut ada);
    let mut bo = ada.beside(2, "Bo");
    for window in [&mut ada, &mut bo] {
        assert!(window.act(|forum, cx| Ok(draw::again(forum, cx, draw::TOPICS))));
    }
    draw_one(&mut bo);
    ada.hear(&bo.updates);
    assert_eq!(draw::left(ada.forum(), draw::TOPICS), []);
}

fn draw_one(window: &mut Window) -> open_forum::domain::Id<open_forum::domain::Topic> {
    let mut drawn = Err(Refusal::NothingLeft);
    assert!(window.act(|forum, cx| {
        let (id, transaction) = draw::next(forum, cx, draw::TOPICS)?;
        drawn = Ok(id);
        Ok(transaction)
    }));
    drawn.unwrap()
}
