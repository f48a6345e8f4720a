//! Bytes from outside: random ones, and updates that were real before somebody changed or cut them. They
//! are refused or taken in; the forum can be used either way.

use open_forum::domain::{Document, topics};
use open_forum::replica::{Replica, merge_updates};
use proptest::prelude::*;

use crate::window::{Gesture, Update, Window, gesture, snapshots};

/// Real updates of a day, single ones and all in one.
fn real(gestures: &[Gesture]) -> (Window, Vec<Update>) {
    let founder = Window::founding(1, "Ada");
    let (mut ada, mut bo) = (founder.beside(2, "Ada"), founder.beside(3, "Bo"));
    for (index, gesture) in gestures.iter().enumerate() {
        let (window, other) = if index % 3 == 0 { (&mut bo, &mut ada) } else { (&mut ada, &mut bo) };
        window.make(gesture);
        if index % 4 == 0 {
            other.hear(&window.updates);
        }
    }
    ada.hear(&bo.updates);
    let mut updates = ada.updates.clone();
    updates.extend(bo.updates);
    updates.extend(snapshots(&ada.replica));
    (ada, updates)
}

/// One change of bytes.
#[derive(Clone, Debug)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Insert(prop::sample::Index, u8),
    Remove(prop::sample::Index, usize),
    Cut(prop::sample::Index),
    Double(prop::sample::Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        4 => (at(), 0_u8..8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        2 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Insert(at, byte)),
        2 => (at(), 1_usize..12).prop_map(|(at, length)| Damage::Remove(at, length)),
        1 => at().prop_map(Damage::Cut),
        2 => (at(), 1_usize..40).prop_map(|(at, length)| Damage::Double(at, length)),
    ]
}

fn damaged(bytes: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        match damage {
            Damage::Flip(at, bit) => {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            Damage::Insert(at, byte) => bytes.insert(at.index(bytes.len()), *byte),
            Damage::Remove(at, length) => {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Damage::Double(at, length) => {
                let at = at.index(bytes.len());
                let part = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

/// The forum can be written in, kept and opened again. (An update that gives other content to what an
/// author has already written can't be told from a real one; of it, two replicas may see different things.)
fn is_usable(window: &mut Window) {
    let topic = window.topic("Après tout");
    assert!(window.act(|forum, cx| topics::set_description(forum, cx, topic, "encore")));
    window.undo().unwrap();
    window.redo().unwrap();
    let kept = snapshots(&window.replica);
    let reopened = Replica::open(77, kept.iter().map(|(document, bytes)| (*document, bytes.as_slice()))).unwrap();
    assert_eq!(reopened.forum().topics.get(&topic).unwrap().title, "Après tout");
}

/// Takes bytes in wherever bytes come in, then uses the forum.
fn suffers(mut window: Window, document: Document, bytes: &[u8]) {
    let _refused_or_not = Replica::open(9, [(document, bytes)]);
    let _none_or_some = merge_updates(&[bytes.to_vec(), bytes.to_vec()]);
    let _answer = window.replica.difference(document, bytes);
    let before = window.forum().clone();
    if window.replica.merge(document, bytes).is_err() {
        assert_eq!(window.forum(), &before, "what is refused changes nothing");
    }
    is_usable(&mut window);
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    /// S15
    #[test]
    fn random_bytes_harm_nothing(bytes in prop::collection::vec(any::<u8>(), 0..200), document in prop::sample::select(&Document::ALL[..])) {
        suffers(Window::founding(1, "Ada"), document, &bytes);
    }

    /// S15
    #[test]
    fn damaged_updates_harm_nothing(
        gestures in prop::collection::vec(gesture(), 1..12),
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let (window, updates) = real(&gestures);
        let (document, bytes) = &updates[which.index(updates.len())];
        let bytes = damaged(bytes, &damages);
        let fresh = Window::founding(1, "Ada").beside(5, "Cléo");
        suffers(window, *document, &bytes);
        suffers(fresh, *document, &bytes);
    }
}
