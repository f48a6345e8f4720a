//! Merging is commutative, associative and idempotent.

use open_forum::domain::{Document, Id, Moment, Record, Transaction, Verb, actions, convergence};
use open_forum::exchange::backup;
use open_forum::replica::{Replica, merge_updates};
use proptest::prelude::*;

use crate::window::{Gesture, HAND_IN, Update, Window, gesture, opened, snapshots};

/// Gestures of three people, each in a window of his or her own, who hear of each other at times.
fn day() -> impl Strategy<Value = Vec<(usize, Option<usize>, Gesture)>> {
    prop::collection::vec((0_usize..3, prop::option::weighted(0.2, 0_usize..3), gesture()), 1..40)
}

/// The windows after such a day, and every update of it in the order of writing.
fn lived(day: &[(usize, Option<usize>, Gesture)]) -> (Vec<Window>, Vec<Update>) {
    let founder = Window::founding(1, "Ada");
    let mut all = founder.updates.clone();
    let mut windows = vec![founder.beside(2, "Bo"), founder.beside(3, "Cléo")];
    windows.insert(0, founder);
    for (who, heard, gesture) in day {
        if let Some(heard) = heard.filter(|heard| heard != who) {
            let known = snapshots(&windows[heard].replica);
            windows[*who].hear(&known);
        }
        let before = windows[*who].updates.len();
        windows[*who].make(gesture);
        all.extend_from_slice(&windows[*who].updates[before..]);
    }
    (windows, all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn replicas_that_heard_the_same_in_any_order_with_repeats_hold_the_same_forum(
        day in day(),
        order in any::<prop::sample::Index>().prop_flat_map(|_| prop::collection::vec(any::<u16>(), 200)),
    ) {
        let (windows, all) = lived(&day);
        let mut forums = Vec::new();
        for (shift, mut window) in windows.into_iter().enumerate() {
            let mut shuffled: Vec<_> = all.iter().enumerate().collect();
            shuffled.sort_by_key(|(index, _)| order[(index * (shift + 1) + shift) % order.len()]);
            for (index, update) in &shuffled {
                window.hear(std::slice::from_ref(update));
                if index % 3 == 0 {
                    window.hear(std::slice::from_ref(update));
                }
            }
            let read_from_scratch = opened(&snapshots(&window.replica));
            prop_assert_eq!(window.forum(), &read_from_scratch, "what is shown is what would be read from the store");
            forums.push(read_from_scratch);
        }
        prop_assert_eq!(&forums[0], &forums[1]);
        prop_assert_eq!(&forums[0], &forums[2]);
        prop_assert_eq!(&forums[0], &opened(&all), "from the updates as from the snapshots");
    }

    #[test]
    fn updates_merged_into_one_first_say_the_same(day in day(), cut in any::<prop::sample::Index>()) {
        let (_, all) = lived(&day);
        let of = |document: Document| -> Vec<Vec<u8>> {
            all.iter().filter(|(owner, _)| *owner == document).map(|(_, update)| update.clone()).collect()
        };
        let mut gathered = Vec::new();
        for document in Document::ALL {
            let updates = of(document);
            let (head, tail) = updates.split_at(cut.index(updates.len()));
            for part in [tail, head].into_iter().filter(|part| !part.is_empty()) {
                gathered.push((document, merge_updates(part).unwrap()));
            }
        }
        prop_assert_eq!(opened(&gathered), opened(&all));
    }

    #[test]
    fn the_difference_to_a_state_vector_is_all_that_the_other_lacks(day in day()) {
        let (mut windows, _) = lived(&day);
        let other = windows.pop().unwrap();
        let window = &mut windows[0];
        for document in Document::ALL {
            let lacking = other.replica.difference(document, &window.replica.state_vector(document).unwrap()).unwrap();
            window.hear(&[(document, lacking)]);
        }
        let mut both = snapshots(&other.replica);
        both.extend(snapshots(&window.replica));
        prop_assert_eq!(window.forum(), &opened(&both));
    }

    /// S16: a backup of the same forum, merged once or twice, brings what is missing and nothing more.
    #[test]
    fn merging_a_backup_twice_changes_nothing_more(day in day()) {
        let (mut windows, _) = lived(&day);
        let other = windows.pop().unwrap();
        let id = *other.forum().identity.iter().next().unwrap().0;
        let file = backup::encode(id, &other.replica, Moment(0)).unwrap();
        let state = backup::decode(&file).unwrap().state.unwrap();
        let window = &mut windows[0];
        let before = snapshots(&window.replica);
        window.hear(&state);
        let once = window.forum().clone();
        for (document, update) in &state {
            prop_assert!(window.replica.merge(*document, update).unwrap().is_empty());
        }
        prop_assert_eq!(window.forum(), &once);
        let the_other_way = [state, before].concat();
        prop_assert_eq!(&once, &opened(&the_other_way));
    }

    /// V11: what the history keeps of a ballot is nothing.
    #[test]
    fn ballots_leave_no_deed(ballots in prop::collection::vec((0_usize..4, 0_usize..3), 1..12)) {
        let mut window = Window::founding(1, "Ada");
        for title in ["Un", "Deux", "Trois"] {
            window.topic(title);
        }
        let deeds = window.forum().deeds.clone();
        for (voter, topic) in ballots {
            for kind in [16, 17, 20] {
                window.make(&Gesture { kind, one: topic, other: voter, text: String::new() });
            }
        }
        prop_assert!(!window.forum().ballots.is_empty());
        prop_assert_eq!(&window.forum().deeds, &deeds);
    }
}

/// V11, D1: nor does the history keep anything of a ballot on actions.
#[test]
fn ballots_on_actions_leave_no_deed() {
    let mut window = Window::founding(1, "Ada");
    assert!(window.act(|forum, cx| actions::add(forum, cx, None, &actions::parse("Un banc"))));
    assert!(window.act(convergence::open));
    let deeds = window.forum().deeds.clone();
    for kind in [31, 32, HAND_IN] {
        assert!(window.make(&Gesture { kind, one: 0, other: 0, text: String::new() }));
    }
    assert_eq!(window.forum().ballots.len(), 1);
    assert_eq!(window.forum().deeds, deeds);
}

/// D5: two facilitators who decide on two actions at once have both decided.
#[test]
fn decisions_on_several_actions_merge() {
    let mut ada = Window::founding(1, "Ada");
    for line in ["Un banc", "Un four"] {
        assert!(ada.act(|forum, cx| actions::add(forum, cx, None, &actions::parse(line))));
    }
    let mut bo = ada.beside(2, "Bo");
    let both: Vec<_> = ada.forum().actions.iter().map(|(id, _)| *id).collect();
    assert!(ada.act(|forum, cx| convergence::prioritise(forum, cx, both[0])));
    assert!(bo.act(|forum, cx| convergence::set_back(forum, cx, both[1])));
    let (from_ada, from_bo) = (ada.updates.clone(), bo.updates.clone());
    ada.hear(&from_bo);
    bo.hear(&from_ada);
    assert_eq!(ada.forum(), bo.forum());
    let decided = convergence::convergence(ada.forum()).decided;
    assert_eq!(decided, [(both[0], true), (both[1], false)].into());
}

#[test]
fn of_two_words_for_one_field_all_replicas_keep_the_same_one() {
    let mut ada = Window::founding(1, "Ada");
    let topic = ada.topic("Un lieu");
    let mut bo = ada.beside(2, "Bo");
    ada.act(|forum, cx| open_forum::domain::topics::set_title(forum, cx, topic, "Un café"));
    bo.act(|forum, cx| open_forum::domain::topics::set_title(forum, cx, topic, "Un four"));
    let (from_ada, from_bo) = (ada.updates.clone(), bo.updates.clone());
    ada.hear(&from_bo);
    bo.hear(&from_ada);
    assert_eq!(ada.forum(), bo.forum());
    assert!(["Un café", "Un four"].contains(&ada.forum().topics.get(&topic).unwrap().title.as_str()));
}

#[test]
fn an_empty_transaction_writes_nothing() {
    let mut window = Window::founding(1, "Ada");
    let stamp = window.stamp();
    let nothing = Transaction::new(Verb::Changed, "", open_forum::domain::Edits::none());
    let committed = window.replica.commit(&nothing, &stamp).unwrap();
    assert!(committed.updates.is_empty() && committed.touched.is_empty());
}

#[test]
fn a_replica_that_heard_nothing_holds_the_empty_forum() {
    assert_eq!(Replica::new(1).forum(), &open_forum::domain::Forum::default());
    let id = Id::<open_forum::domain::Topic>::new(uuid::Uuid::nil());
    assert!(Replica::new(1).forum().get::<open_forum::domain::Topic>(&id).is_none());
    assert_eq!(open_forum::domain::Topic::KIND.document(), Document::Floor);
}
