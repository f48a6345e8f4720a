//! The backup file: what is written is what is read, for ever, and what isn't ours is refused with the
//! reason before anything here has seen it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "window/mod.rs"]
mod window;

use open_forum::domain::photographs::Taken;
use open_forum::domain::record::{ForEachKind, for_each_kind};
use open_forum::domain::{
    Forum, Id, Identity, Language, Moment, Picture, Pictures, Record, Topic, agenda, limits, photographs, topics, words,
};
use open_forum::exchange::backup::{Backup, BackupError, decode, encode, records_as_edits, with_pictures};
use open_forum::exchange::pictures::{self, Read};
use open_forum::replica::Replica;
use proptest::prelude::*;
use serde_json::{Value, json};
use window::{Gesture, Window, deeds_aside, gesture, opened, snapshots};

const EXAMPLE: &str = include_str!("../examples/vivre-bien-a-valsonne.json");
/// A file as format 1 was first written; it must open for ever. Never change it: a new format gets one
/// of its own beside it.
const FORMAT_1: &str = include_str!("golden/backup-v1.json");
/// The same as photographs first came with it. Never change it either.
const PHOTOGRAPH: &str = include_str!("golden/backup-v1-photograph.json");

fn id(forum: &Forum) -> Id<Identity> {
    *forum.identity.iter().next().unwrap().0
}

fn file_of(replica: &Replica) -> String {
    encode(id(replica.forum()), replica, Moment(1_794_000_000_000)).unwrap()
}

/// A window on a forum with one photograph, and its picture.
fn photographed() -> (Window, Pictures) {
    let mut window = Window::founding(1, "Ada");
    let topic = window.topic("Où se retrouver le soir ?");
    let picture = Picture::read(include_bytes!("fixtures/pixel.png").to_vec()).unwrap();
    let taken = Taken { picture: picture.clone(), width: 1, height: 1 };
    assert!(window.act(|forum, cx| photographs::add(forum, cx, Some(topic), &taken)));
    let id = *window.forum().photographs.iter().next().unwrap().0;
    assert!(window.act(|forum, cx| photographs::caption(forum, cx, id, "Le mur")));
    (window, [(picture.name(), picture)].into())
}

fn file_with(window: &Window, pictures: &Pictures) -> String {
    with_pictures(file_of(&window.replica), &pictures::encode(pictures))
}

fn forum_of(backup: &Backup) -> Forum {
    opened(backup.state.as_ref().unwrap())
}

fn lived(gestures: &[Gesture]) -> Window {
    let mut window = Window::founding(1, "Ada");
    for gesture in gestures {
        window.make(gesture);
    }
    window
}

/// A small forum with something of everything.
fn small() -> Window {
    let mut window = Window::founding(1, "Ada");
    let topic = window.topic("Où se retrouver le soir ?");
    window.act(|forum, cx| topics::set_description(forum, cx, topic, "Un lieu ouvert,\nle soir 🌙"));
    window.act(|forum, cx| topics::add_convener(forum, cx, topic, "Solène Abgrall"));
    for kind in [14, 12, 16, 17, 19, 21, 23, 25] {
        window.make(&Gesture { kind, one: 2, other: 0, text: "Pain et שלום".into() });
    }
    window.act(|forum, cx| words::conclude(forum, cx, "Merci à tous."));
    window
}

/// The forum without its history and without records that say nothing, as a vote of no dots.
fn saying(forum: &Forum) -> Forum {
    struct Saying<'f>(&'f Forum, Forum);
    impl ForEachKind for Saying<'_> {
        fn visit<R: Record>(&mut self) {
            for (key, record) in R::table(self.0).iter().filter(|(_, record)| **record != R::default()) {
                R::table_mut(&mut self.1).put(key.clone(), record.clone());
            }
        }
    }
    let texts = forum.texts.clone();
    let mut saying = Saying(forum, Forum { texts, ..Forum::default() });
    for_each_kind(&mut saying);
    deeds_aside(&saying.1)
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// S14
    #[test]
    fn a_forum_read_back_is_the_same(gestures in prop::collection::vec(gesture(), 0..30)) {
        let window = lived(&gestures);
        let backup = decode(&file_of(&window.replica)).unwrap();
        prop_assert_eq!(&forum_of(&backup), window.forum(), "the mergeable half");
        prop_assert_eq!(&backup.records, window.forum(), "the readable half");
        prop_assert_eq!(backup.forum, id(window.forum()));
        prop_assert_eq!(backup.title, "Forum");
    }

    /// S14, S16: the records alone bring the same forum, and bring it once.
    #[test]
    fn the_records_alone_open_as_the_same_forum(gestures in prop::collection::vec(gesture(), 0..30)) {
        let window = lived(&gestures);
        let mut file = parsed(&file_of(&window.replica));
        file.as_object_mut().unwrap().remove("state");
        let backup = decode(&file.to_string()).unwrap();
        prop_assert!(backup.state.is_none());
        let mut other = Window::new(2, "Bo");
        other.act(|forum, _| Ok(records_as_edits(forum, &backup.records, &backup.title)));
        prop_assert_eq!(saying(other.forum()), saying(window.forum()));
        for (key, deed) in &window.forum().deeds {
            prop_assert_eq!(other.forum().deeds.get(key), Some(deed));
        }
        prop_assert!(records_as_edits(other.forum(), &backup.records, "").edits.is_empty());
        prop_assert_eq!(&opened(&snapshots(&other.replica)), other.forum());
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        prop_assert_eq!(decode(&text).err(), Some(BackupError::NotOurs));
    }

    /// S15
    #[test]
    fn a_file_of_ours_with_anything_anywhere_is_read_or_refused(
        path in prop::collection::vec(any::<prop::sample::Index>(), 1..5),
        value in prop::sample::select(vec![
            json!(null), json!(true), json!(-1), json!(1e300), json!("x"), json!([]), json!({}), json!([[["deep"]]]),
            json!({"a": {"b": 1}}), json!("\u{202e}x\u{0}"), json!(18_446_744_073_709_551_615_u64),
        ]),
    ) {
        let mut file = parsed(FORMAT_1);
        let mut pointer = String::new();
        for index in path {
            let Some(Value::Object(members)) = file.pointer(&pointer) else { break };
            if members.is_empty() {
                break;
            }
            let name = members.keys().nth(index.index(members.len())).unwrap();
            pointer = format!("{pointer}/{}", name.replace('/', "~1"));
        }
        *file.pointer_mut(&pointer).unwrap() = value;
        if let Ok(backup) = decode(&file.to_string()) {
            let mut window = small();
            window.act(|forum, _| Ok(records_as_edits(forum, &backup.records, &backup.title)));
            prop_assert_eq!(&opened(&snapshots(&window.replica)), window.forum());
        }
    }
}

/// S14, Q7
#[test]
fn a_file_with_photographs_opens_for_ever() {
    let (window, pictures) = photographed();
    let backup = decode(PHOTOGRAPH).unwrap();
    let read = pictures::decode(&backup.photographs);
    assert_eq!(read, Read { pictures, left_out: 0 });
    let forum = forum_of(&backup);
    assert_eq!(backup.records, forum);
    let photograph = forum.photographs.iter().next().unwrap().1;
    assert_eq!(photograph.caption, "Le mur");
    assert_eq!(window.forum().photographs.iter().next().unwrap().1.picture, photograph.picture);
    assert!(read.pictures.contains_key(&photograph.picture));
}

/// Q7
#[test]
fn pictures_come_back_with_the_forum_and_a_file_without_has_none() {
    let (window, pictures) = photographed();
    let file = file_with(&window, &pictures);
    assert_eq!(pictures::decode(&decode(&file).unwrap().photographs), Read { pictures, left_out: 0 });
    let without = file_of(&window.replica);
    assert!(!without.contains("\"photographs\""));
    assert_eq!(decode(&without).unwrap().photographs, Value::Null);
    assert_eq!(with_pictures(without.clone(), &Value::Null), without);
}

/// Q7
#[test]
fn pictures_that_are_not_what_they_say_are_left_out_and_nothing_else_is_lost() {
    let (window, pictures) = photographed();
    let name = pictures.keys().next().unwrap().clone();
    let sound = parsed(&file_with(&window, &pictures));
    for (wrong, left_out) in [
        (json!({(name.clone()): {"type": "image/png", "data": "iVBORw0KGgo="}}), 1),
        (json!({(name.clone()): {"type": "image/svg+xml", "data": sound["photographs"][&name]["data"]}}), 1),
        (json!({(name): {"type": "image/png", "data": "A".repeat(2 * limits::PICTURE)}}), 1),
        (json!({"": null, "x": [], "y": 7}), 3),
        (json!([[]]), 1),
        (json!("none"), 1),
        (json!(null), 0),
    ] {
        let mut file = sound.clone();
        file["photographs"] = wrong;
        let backup = decode(&file.to_string()).unwrap();
        let read = pictures::decode(&backup.photographs);
        assert_eq!((read.pictures.len(), read.left_out), (0, left_out));
        assert_eq!(&forum_of(&backup), window.forum());
    }
}

/// S14
#[test]
fn the_file_of_format_1_opens_for_ever() {
    let backup = decode(FORMAT_1).unwrap();
    let forum = forum_of(&backup);
    assert_eq!(backup.records, forum, "both halves say the same");
    assert_eq!((backup.forum, backup.title.as_str()), (id(&forum), "Forum"));
    let (topic, read) = forum.topics.iter().next().unwrap();
    assert_eq!(read.title, "Où se retrouver le soir ?");
    assert_eq!(forum.text::<Topic>(topic), "Un lieu ouvert,\nle soir 🌙");
    assert_eq!(words::conclusion(&forum), "Merci à tous.");
    assert_eq!(agenda::workshops(&forum).len(), 1);
    assert_eq!((forum.ballots.len(), forum.votes.len(), forum.rooms.len(), forum.sections.len()), (1, 1, 1, 1));
    assert_eq!(forum.about().minutes_language, Language::Fr);
}

/// S14
#[test]
fn what_format_1_said_is_still_said_in_the_same_places() {
    fn holds(now: &Value, then: &Value, path: &str) {
        match then {
            Value::Object(members) => members.iter().for_each(|(name, then)| holds(&now[name], then, &format!("{path}/{name}"))),
            then => assert_eq!(now, then, "{path}"),
        }
    }
    let state = decode(FORMAT_1).unwrap().state.unwrap();
    let replica = Replica::open(1, state.iter().map(|(document, update)| (*document, update.as_slice()))).unwrap();
    holds(&parsed(&file_of(&replica)), &parsed(FORMAT_1), "");
}

/// S15
#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let whole = file_of(&small().replica);
    for at in (0..whole.len() - 1).step_by(97).filter(|at| whole.is_char_boundary(*at)) {
        let refused = decode(&whole[..at]).expect_err("a part isn't the whole");
        let known_as_ours = whole[..at].contains("\"open-forum\"");
        assert_eq!(refused, if known_as_ours { BackupError::Damaged } else { BackupError::NotOurs }, "cut at {at}");
    }
}

/// S15
#[test]
fn one_changed_letter_in_the_state_is_seen_before_it_is_read() {
    let whole = file_of(&small().replica);
    let from = whole.find("\"frame\"").unwrap() + 10;
    for at in (from..whole.len() - 80).step_by(97) {
        let mut bytes = whole.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        assert_eq!(decode(&String::from_utf8(bytes).unwrap()).err(), Some(BackupError::Damaged), "changed at {at}");
    }
}

/// S15
#[test]
fn a_file_without_a_checksum_is_read_and_its_state_still_looked_through() {
    let mut file = parsed(&file_of(&small().replica));
    assert!(file["state"].as_object_mut().unwrap().remove("check").is_some());
    assert!(decode(&file.to_string()).is_ok());
    for state in ["", "AA==", "//////8=", "not base64"] {
        file["state"]["floor"] = state.into();
        assert_eq!(decode(&file.to_string()).err(), Some(BackupError::Damaged), "{state}");
    }
}

/// S15
#[test]
fn each_reason_to_refuse_a_file_is_told() {
    let sound = parsed(&file_of(&small().replica));
    let with = |change: &dyn Fn(&mut Value)| {
        let mut file = sound.clone();
        change(&mut file);
        decode(&file.to_string()).err()
    };
    assert_eq!(with(&|_| {}), None);
    assert_eq!(with(&|file| file["version"] = 2.into()), Some(BackupError::Newer { version: 2 }));
    assert_eq!(with(&|file| file["version"] = 0.into()), Some(BackupError::Damaged));
    assert_eq!(with(&|file| file["version"] = "1".into()), Some(BackupError::Damaged));
    assert_eq!(with(&|file| file["format"] = "wide-forum".into()), Some(BackupError::NotOurs));
    assert_eq!(with(&|file| file["forum"] = "me".into()), Some(BackupError::Damaged));
    assert_eq!(with(&|file| file["title"] = 7.into()), Some(BackupError::Damaged));
    assert_eq!(with(&|file| file["records"] = 7.into()), Some(BackupError::Damaged));
    assert_eq!(with(&|file| file["state"] = 7.into()), Some(BackupError::Damaged));
    let another = "00000000-0000-7000-8000-00000000000a";
    assert_eq!(with(&|file| file["forum"] = another.into()), Some(BackupError::Damaged), "the state of another forum");
    let too_long = |file: &mut Value| file["title"] = "x".repeat(limits::FILE).into();
    assert!(matches!(with(&too_long), Some(BackupError::TooLarge { bytes }) if bytes > limits::FILE));
    assert_eq!(decode("").err(), Some(BackupError::NotOurs));
    assert_eq!(decode("[1, 2").err(), Some(BackupError::NotOurs));
    assert_eq!(decode("{}").err(), Some(BackupError::NotOurs));
    assert_eq!(decode("{\"format\": \"open-forum\"}").err(), Some(BackupError::Damaged));
    assert_eq!(decode(&"[".repeat(100_000)).err(), Some(BackupError::NotOurs), "nested without end");
}

#[test]
fn a_file_that_went_through_a_text_editor_opens() {
    let file = format!("\u{feff}{}\r\n", file_of(&small().replica).replace('\n', "\r\n"));
    assert_eq!(&forum_of(&decode(&file).unwrap()), small().forum());
}

/// S15: of a key that stands twice the last is read, as JSON readers do; what isn't known is passed over.
#[test]
fn a_file_of_records_made_by_hand_is_read_as_far_as_it_says_something() {
    let key = "00000000-0000-7000-8000-00000000000a";
    let file = format!(
        r#"{{"format": "open-forum", "version": 1, "forum": "{key}", "title": "À la main", "saved": "", "extra": [],
            "records": {{
                "forum": {{"{key}": {{"title": "Avant", "title": "À la main", "dots": "many", "colour": "red"}}}},
                "topic": {{"{key}": {{"title": "<script>alert(1)</script>", "withdrawn": 7, "conveners": {{"nobody": true}}}}}},
                "hologram": {{"x": 1}}
            }}}}"#
    );
    let backup = decode(&file).unwrap();
    assert_eq!(backup.records.about(), Identity { title: "À la main".into(), ..Identity::default() });
    let topic = backup.records.topics.iter().next().unwrap().1;
    assert_eq!(topic, &Topic { title: "<script>alert(1)</script>".into(), ..Topic::default() }, "text is text");
}

#[test]
fn an_id_written_otherwise_names_the_same_forum() {
    let key = "0000000A-0000-7000-8000-00000000000A";
    let file = json!({"format": "open-forum", "version": 1, "forum": key, "title": "F", "saved": "",
        "records": {"forum": {(key.to_lowercase()): {"title": "F"}}}});
    assert_eq!(decode(&file.to_string()).unwrap().records.about().title, "F");
}

/// S14, S16
#[test]
fn the_example_opens_and_pouring_it_twice_changes_nothing() {
    let backup = decode(EXAMPLE).unwrap();
    let mut window = Window::new(1, "Ada");
    window.act(|forum, _| Ok(records_as_edits(forum, &backup.records, &backup.title)));
    assert_eq!((window.forum().topics.len(), agenda::workshops(window.forum()).len()), (37, 6));
    assert_eq!(deeds_aside(window.forum()), deeds_aside(&backup.records));
    for (key, deed) in &backup.records.deeds {
        assert_eq!(window.forum().deeds.get(key), Some(deed));
    }
    assert!(records_as_edits(window.forum(), &backup.records, &backup.title).edits.is_empty());
    let once = window.forum().clone();
    window.act(|forum, _| Ok(records_as_edits(forum, &backup.records, &backup.title)));
    assert_eq!(window.forum(), &once);
}

#[test]
fn what_was_written_here_since_stays_when_a_file_of_records_is_merged() {
    let backup = decode(EXAMPLE).unwrap();
    let mut window = Window::new(1, "Ada");
    window.act(|forum, _| Ok(records_as_edits(forum, &backup.records, &backup.title)));
    let topic = window.topic("Venu après");
    window.act(|forum, _| Ok(records_as_edits(forum, &backup.records, &backup.title)));
    assert_eq!(window.forum().get::<Topic>(&topic).unwrap().title, "Venu après");
}
