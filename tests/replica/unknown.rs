//! What a newer version wrote survives in an older one.

use open_forum::domain::{Document, Topic, topics};
use open_forum::replica::Replica;
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, GetString, Map, Out, ReadTxn, StateVector, Text, Transact, Update, WriteTxn};

use crate::window::{Window, opened, snapshots};

/// An update by a newer app: a kind, a field of a known kind and a text that this version doesn't know.
fn from_the_future(known: &[u8], topic: &str) -> Vec<u8> {
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    txn.apply_update(Update::decode_v1(known).unwrap()).unwrap();
    let fields = txn.get_or_insert_map("r");
    fields.insert(&mut txn, format!("topic/{topic}/colour"), "red");
    fields.insert(&mut txn, "hologram/7/depth", 3);
    fields.insert(&mut txn, "no-slash", true);
    let text = txn.get_or_insert_text("hologram/7");
    text.insert(&mut txn, 0, "lumière");
    txn.encode_state_as_update_v1(&StateVector::default())
}

/// What a document holds, seen without this app.
fn raw(update: &[u8], keys: &[&str]) -> (Vec<Option<Out>>, String) {
    let doc = Doc::new();
    let (fields, text) = (doc.get_or_insert_map("r"), doc.get_or_insert_text("hologram/7"));
    doc.transact_mut().apply_update(Update::decode_v1(update).unwrap()).unwrap();
    let txn = doc.transact();
    (keys.iter().map(|key| fields.get(&txn, key)).collect(), text.get_string(&txn))
}

#[test]
fn kinds_fields_and_texts_that_this_version_does_not_know_survive_reading_writing_and_merging() {
    let mut window = Window::founding(1, "Ada");
    let topic = window.topic("Un lieu");
    let newer = from_the_future(&window.replica.snapshot(Document::Floor).unwrap(), &topic.to_string());
    let before = window.forum().clone();
    window.replica.merge(Document::Floor, &newer).unwrap();
    assert_eq!(window.forum(), &before, "they are passed over");
    window.act(|forum, cx| topics::set_title(forum, cx, topic, "Un café"));
    window.act(|forum, cx| topics::withdraw(forum, cx, topic));
    assert_eq!(window.undo(), Ok(()));

    let other = window.beside(2, "Bo");
    let reopened = Replica::open(3, snapshots(&other.replica).iter().map(|(document, update)| (*document, update.as_slice())));
    let kept = reopened.unwrap().snapshot(Document::Floor).unwrap();
    let colour = format!("topic/{topic}/colour");
    let (fields, text) = raw(&kept, &[&colour, "hologram/7/depth", "no-slash"]);
    assert_eq!(fields[0], Some(Out::Any(Any::from("red"))));
    assert!(fields[1].is_some() && fields[2].is_some());
    assert_eq!(text, "lumière");
    assert_eq!(opened(&snapshots(&window.replica)).get::<Topic>(&topic).unwrap().title, "Un café");
}

#[test]
fn a_field_that_another_tool_wrote_in_the_wrong_type_reads_as_its_default_and_harms_no_other() {
    let mut window = Window::founding(1, "Ada");
    let topic = window.topic("Un lieu");
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    txn.apply_update(Update::decode_v1(&window.replica.snapshot(Document::Floor).unwrap()).unwrap()).unwrap();
    let fields = txn.get_or_insert_map("r");
    fields.insert(&mut txn, format!("topic/{topic}/withdrawn"), "perhaps");
    fields.insert(&mut txn, format!("topic/{topic}/conveners"), 7);
    fields.insert(&mut txn, format!("topic/{topic}/title.x"), true);
    fields.insert(&mut txn, format!("topic/{}/title", topic.uuid().simple()), "Another spelling of the key");
    fields.insert(&mut txn, "topic/no-uuid/title", "Nobody's");
    let update = txn.encode_state_as_update_v1(&StateVector::default());
    window.replica.merge(Document::Floor, &update).unwrap();
    let read = window.forum().get::<Topic>(&topic).unwrap();
    assert_eq!((read.title.as_str(), read.withdrawn), ("Un lieu", false));
    assert_eq!(window.forum().topics.len(), 1);
    assert_eq!(&opened(&snapshots(&window.replica)), window.forum());
}
