//! What every place where forums are kept has to do, whatever it is made of. Each rule runs on empty
//! cells; `conformance!` makes a test of each, natively in memory and in the browser in localStorage.

use std::collections::BTreeSet;

use open_forum::domain::{Document, Moment};
use open_forum::store::{About, Beside, Cells, Cupboard, EntryKey, ForumId, Kept, KeptDocument, ReplicaId, Store, StoreError};
use uuid::Uuid;

/// A document of these tests: the set of the updates that were made to it.
pub type Updates = BTreeSet<Vec<u8>>;

pub const A: ReplicaId = ReplicaId(0xa);
pub const B: ReplicaId = ReplicaId(0xb);
const FLOOR: Document = Document::Floor;

pub fn forum(n: u128) -> ForumId {
    ForumId::new(Uuid::from_u128(n))
}

pub fn at(replica: ReplicaId, seq: u64) -> EntryKey {
    EntryKey { replica, seq }
}

pub fn about(title: &str, changed: i64) -> About {
    About { title: title.to_owned(), date: None, changed: Moment(changed) }
}

/// A snapshot in these tests: its updates one after the other, each behind its length.
pub fn snapshot(updates: &Updates) -> Vec<u8> {
    updates.iter().flat_map(|update| [&[u8::try_from(update.len()).unwrap()][..], update].concat()).collect()
}

/// All that a reading holds, merged.
pub fn merge(kept: &KeptDocument) -> Updates {
    let mut updates: Updates = kept.entries.iter().map(|entry| entry.update.clone()).collect();
    for mut rest in kept.snapshots.iter().map(Vec::as_slice) {
        while let Some((length, after)) = rest.split_first() {
            let (update, next) = after.split_at(usize::from(*length));
            updates.insert(update.to_vec());
            rest = next;
        }
    }
    updates
}

pub fn updates(texts: &[&str]) -> Updates {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// What a window does when it compacts.
pub fn compact(store: &dyn Store, by: ReplicaId, read: &Kept) -> Result<(), StoreError> {
    store.compact(forum(1), FLOOR, by, &snapshot(&merge(&read.floor)), &read.floor.merged)
}

fn append(store: &dyn Store, replica: ReplicaId, seq: u64, update: &str) {
    store.append(forum(1), FLOOR, at(replica, seq), update.as_bytes()).unwrap();
}

fn now(store: &dyn Store) -> Updates {
    merge(&store.read(forum(1)).unwrap().floor)
}

fn names(cells: &impl Cells, part: &str) -> Vec<String> {
    let mut names: Vec<String> = cells.names().unwrap().into_iter().filter(|name| name.contains(part)).collect();
    names.sort();
    names
}

fn cut(cells: &impl Cells, name: &str) {
    let text = cells.get(name).unwrap().unwrap();
    cells.set(name, &text[..text.len() - 1]).unwrap();
}

pub fn a_place_that_works_says_so<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    assert_eq!(store.probe(), Ok(()));
    assert_eq!(cells.names().unwrap(), Vec::<String>::new());
    assert!(store.read(forum(1)).unwrap().is_empty());
    assert_eq!(store.forums(), Ok(vec![]));
}

pub fn what_is_appended_is_read_back<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    let every: Vec<u8> = (0..=255).collect();
    for document in Document::ALL {
        for (seq, update) in [&b""[..], b"\0", &every, document.name().as_bytes()].into_iter().enumerate() {
            store.append(forum(1), document, at(A, seq as u64), update).unwrap();
        }
        store.append(forum(2), document, at(A, 0), b"of another forum").unwrap();
    }
    let kept = store.read(forum(1)).unwrap();
    for document in Document::ALL {
        let read: Vec<_> = kept.document(document).entries.iter().map(|entry| (entry.key, entry.update.as_slice())).collect();
        let name = document.name().as_bytes();
        assert_eq!(read, [(at(A, 0), &b""[..]), (at(A, 1), b"\0"), (at(A, 2), &every), (at(A, 3), name)]);
    }
    assert_eq!(kept.damaged, Vec::<String>::new());
}

pub fn an_entry_is_never_written_over<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    append(&store, A, 1, "first");
    append(&store, A, 1, "first");
    let again = store.append(forum(1), FLOOR, at(A, 1), b"second");
    assert!(matches!(again, Err(StoreError::Taken { .. })), "{again:?}");
    assert_eq!(now(&store), updates(&["first"]));
}

pub fn compacting_drops_only_what_it_merged<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    append(&store, A, 1, "one");
    append(&store, B, 1, "two");
    let read = store.read(forum(1)).unwrap();
    append(&store, B, 2, "written meanwhile");
    store.append(forum(1), Document::Frame, at(A, 1), b"frame").unwrap();
    compact(&store, A, &read).unwrap();
    let kept = store.read(forum(1)).unwrap();
    assert_eq!(merge(&kept.floor), updates(&["one", "two", "written meanwhile"]));
    assert_eq!(kept.floor.merged.entries, [at(B, 2)]);
    assert_eq!(merge(&kept.frame), updates(&["frame"]));
}

pub fn the_previous_snapshot_stays_until_the_next<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    for (seq, text) in (1..).zip(["one", "two", "three"]) {
        append(&store, A, seq, text);
        compact(&store, A, &store.read(forum(1)).unwrap()).unwrap();
        assert_eq!(names(cells, "/snapshot/").len(), if seq == 1 { 1 } else { 2 });
        assert_eq!(names(cells, "/journal/").len(), 0);
        // The older one is there to fall back to, and not read otherwise.
        assert_eq!(store.read(forum(1)).unwrap().floor.snapshots.len(), 1);
    }
    append(&store, A, 4, "four");
    let newest = names(cells, "/snapshot/").pop().unwrap();
    cut(cells, &newest);
    let kept = store.read(forum(1)).unwrap();
    assert_eq!(merge(&kept.floor), updates(&["one", "two", "four"]));
    assert_eq!(kept.damaged, [newest.as_str()]);
    // From there it goes on, and the damaged one goes after one more generation.
    compact(&store, B, &kept).unwrap();
    assert!(names(cells, "/snapshot/").contains(&newest));
    assert_eq!(now(&store), updates(&["one", "two", "four"]));
    compact(&store, B, &store.read(forum(1)).unwrap()).unwrap();
    assert!(!names(cells, "/snapshot/").contains(&newest));
    assert_eq!(store.read(forum(1)).unwrap().damaged, Vec::<String>::new());
}

pub fn two_windows_that_compact_at_once_lose_nothing<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    append(&store, A, 1, "one");
    let read_by_a = store.read(forum(1)).unwrap();
    append(&store, B, 1, "two");
    let read_by_b = store.read(forum(1)).unwrap();
    compact(&store, B, &read_by_b).unwrap();
    compact(&store, A, &read_by_a).unwrap();
    assert_eq!(now(&store), updates(&["one", "two"]));
    // Read late: by now the other window has compacted twice more.
    append(&store, A, 2, "three");
    let late = store.read(forum(1)).unwrap();
    for seq in 2..4 {
        append(&store, B, seq, &format!("more {seq}"));
        compact(&store, B, &store.read(forum(1)).unwrap()).unwrap();
    }
    compact(&store, A, &late).unwrap();
    assert_eq!(now(&store), updates(&["one", "two", "three", "more 2", "more 3"]));
    compact(&store, A, &late).unwrap();
    assert_eq!(now(&store), updates(&["one", "two", "three", "more 2", "more 3"]));
}

pub fn an_older_reading_compacted_last_does_not_undo_a_newer_one<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    append(&store, A, 1, "one");
    let older = store.read(forum(1)).unwrap();
    append(&store, A, 2, "two");
    let newer = store.read(forum(1)).unwrap();
    compact(&store, A, &newer).unwrap();
    compact(&store, A, &older).unwrap();
    assert_eq!(now(&store), updates(&["one", "two"]));
}

pub fn a_damaged_thing_is_named_and_everything_else_read<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    append(&store, A, 1, "in the snapshot");
    compact(&store, A, &store.read(forum(1)).unwrap()).unwrap();
    append(&store, A, 2, "one");
    append(&store, B, 1, "two");
    store.about(forum(1), &about("Title", 1)).unwrap();
    let whole = store.read(forum(1)).unwrap();
    for name in cells.names().unwrap() {
        let text = cells.get(&name).unwrap().unwrap();
        let last = text.chars().next_back().unwrap();
        let swapped = if last == 'x' { 'y' } else { 'x' };
        let flipped = format!("{}{swapped}", &text[..text.len() - 1]);
        let half = text[..text.len() / 2].to_owned();
        for spoilt in [flipped, half, String::new(), "\u{0}\u{1F600}".to_owned(), format!("{text} ")] {
            cells.set(&name, &spoilt).unwrap();
            let kept = store.read(forum(1)).unwrap();
            let of_document = name.contains("/journal/") || name.contains("/snapshot/");
            assert_eq!(kept.damaged, if of_document { vec![name.clone()] } else { vec![] });
            let missing = usize::from(of_document);
            assert_eq!(merge(&kept.floor).len(), merge(&whole.floor).len() - missing, "{name} {spoilt:?}");
            assert!(merge(&kept.floor).is_subset(&merge(&whole.floor)));
            let shelves = store.forums().unwrap();
            assert_eq!(shelves.len(), 1);
            assert_eq!(shelves[0].about.is_none(), name.ends_with("/about"));
            assert!(!shelves[0].buried);
        }
        cells.set(&name, &text).unwrap();
    }
    assert_eq!(store.read(forum(1)).unwrap(), whole);
}

pub fn a_forum_of_which_all_is_damaged_is_not_taken_for_none<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    append(&store, A, 1, "one");
    cut(cells, &names(cells, "/journal/")[0]);
    let kept = store.read(forum(1)).unwrap();
    assert_eq!((kept.is_empty(), kept.damaged.len(), merge(&kept.floor)), (false, 1, updates(&[])));
}

pub fn a_forum_of_a_newer_app_is_neither_read_nor_written<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    append(&store, A, 1, "one");
    store.about(forum(1), &about("Title", 1)).unwrap();
    cells.set(&format!("open-forum/7/{}/tree/of/life", forum(1)), "what is this").unwrap();
    assert_eq!(store.read(forum(1)), Err(StoreError::Newer { version: 7 }));
    assert_eq!(store.forums().unwrap()[0].version, 7);

    // A newer app says so in the older place as well, for windows still open in an older app.
    let name = format!("open-forum/1/{}/about", forum(2));
    cells.set(&name, NEWER_ABOUT).unwrap();
    let newer = Err(StoreError::Newer { version: 2 });
    assert_eq!(store.append(forum(2), FLOOR, at(A, 1), b"x"), newer);
    assert_eq!(store.about(forum(2), &about("x", 1)), newer);
    assert_eq!(store.compact(forum(2), FLOOR, A, b"x", &open_forum::store::Merged::default()), newer);
    assert_eq!(store.read(forum(2)), Err(StoreError::Newer { version: 2 }));
    assert_eq!(cells.get(&name).unwrap().as_deref(), Some(NEWER_ABOUT));
    let listed = store.forums().unwrap().into_iter().find(|shelf| shelf.forum == forum(2)).unwrap();
    assert_eq!((listed.version, listed.about.unwrap().title), (2, "Later".to_owned()));
}

/// What an app of format 2 says of forum 2, with a field that this one doesn't know.
const NEWER_ABOUT: &str = r#"e61b2c2d {"version":2,"title":"Later","moon":"full"}"#;

pub fn a_deleted_forum_can_be_brought_back<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    append(&store, A, 1, "one");
    store.about(forum(1), &about("Title", 1)).unwrap();
    let buried = |store: &dyn Store| store.forums().unwrap()[0].buried;
    assert!(!buried(&store));
    store.bury(forum(1)).unwrap();
    assert!(buried(&store));
    store.about(forum(1), &about("Changed in another window", 2)).unwrap();
    assert!(buried(&store));
    assert_eq!(now(&store), updates(&["one"]));
    store.unbury(forum(1)).unwrap();
    assert!(!buried(&store));
    assert_eq!(now(&store), updates(&["one"]));
}

pub fn a_forgotten_forum_leaves_nothing_and_the_others_as_they_were<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    cells.set("theme", "of another page").unwrap();
    store.set_setting("language", "fr").unwrap();
    store.append(forum(2), FLOOR, at(A, 1), b"other").unwrap();
    store.about(forum(2), &about("Other", 1)).unwrap();
    let before = names(cells, "");
    for seq in 1..4 {
        append(&store, A, seq, "one");
        compact(&store, A, &store.read(forum(1)).unwrap()).unwrap();
    }
    append(&store, A, 4, "two");
    store.about(forum(1), &about("Title", 1)).unwrap();
    store.bury(forum(1)).unwrap();
    cells.set(&format!("open-forum/1/{}/of another kind", forum(1)), "x").unwrap();
    cells.set(&format!("open-forum/2/{}/about", forum(1)), "x").unwrap();
    store.forget(forum(1)).unwrap();
    assert_eq!(names(cells, ""), before);
    store.forget(forum(1)).unwrap();
    store.unbury(forum(1)).unwrap();
    assert_eq!(store.forums().unwrap().len(), 1, "a mark alone is no forum");
}

pub fn home_lists_the_last_changed_first_and_minds_no_other_items<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    for (name, text) in [("theme", "dark"), ("open-forum/1/not an id/about", "{"), ("open-forum", ""), ("été", "\u{1F600}")] {
        cells.set(name, text).unwrap();
    }
    store.set_setting("theme", "dark").unwrap();
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 22);
    for (n, title, changed) in [(1, "Old", 10), (2, "New \u{AB}\u{E9}t\u{E9}\u{BB} \"\u{1F600}\"", 30), (3, "", 20)] {
        store.append(forum(n), FLOOR, at(A, 1), b"update").unwrap();
        store.about(forum(n), &About { date, ..about(title, changed) }).unwrap();
    }
    let shelves = store.forums().unwrap();
    let listed: Vec<_> = shelves.iter().map(|shelf| (shelf.forum, shelf.version, shelf.about.clone().unwrap())).collect();
    let expected = |n, title, changed| (forum(n), 1, About { date, ..about(title, changed) });
    let quoted = "New \u{AB}\u{E9}t\u{E9}\u{BB} \"\u{1F600}\"";
    assert_eq!(listed, [expected(2, quoted, 30), expected(3, "", 20), expected(1, "Old", 10)]);
    let taken: u64 =
        names(cells, &forum(1).to_string()).iter().map(|name| (name.len() + cells.get(name).unwrap().unwrap().len()) as u64).sum();
    assert_eq!(shelves[2].bytes, taken);
    assert!(taken > 100);
}

pub fn settings_are_kept_and_belong_to_no_forum<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    assert_eq!(store.setting("name"), Ok(None));
    for value in ["Zo\u{E9} d\u{2019}A.", "", "a b  c"] {
        store.set_setting("name", value).unwrap();
        assert_eq!(store.setting("name").unwrap().as_deref(), Some(value));
    }
    assert_eq!(store.setting("theme"), Ok(None));
    assert_eq!(store.forums(), Ok(vec![]));
    cut(cells, "open-forum/1/setting/name");
    assert_eq!(store.setting("name"), Ok(None));
}

pub fn what_is_kept_beside_a_forum_goes_with_it<C: Cells + Clone>(cells: &C) {
    let store = Cupboard::new(cells.clone());
    assert_eq!(store.beside(forum(1), Beside::Told), Ok(None));
    for what in Beside::ALL {
        store.set_beside(forum(1), what, Some("an invitation, « été », whole")).unwrap();
        assert_eq!(store.beside(forum(1), what).unwrap().as_deref(), Some("an invitation, « été », whole"));
        assert_eq!(store.beside(forum(2), what), Ok(None));
    }
    store.about(forum(1), &about("Told of", 1)).unwrap();
    store.about(forum(2), &about("Our own", 2)).unwrap();
    let invited: Vec<bool> = store.forums().unwrap().iter().map(|shelf| shelf.invited).collect();
    assert_eq!(invited, [false, true]);
    cut(cells, &format!("open-forum/1/{}/me", forum(1)));
    assert_eq!(store.beside(forum(1), Beside::Me), Ok(None));
    store.set_beside(forum(1), Beside::HandedOver, None).unwrap();
    assert_eq!(store.beside(forum(1), Beside::HandedOver), Ok(None));
    assert!(store.read(forum(1)).unwrap().is_empty());
    store.forget(forum(1)).unwrap();
    assert_eq!(store.beside(forum(1), Beside::Told), Ok(None));
}

/// Makes a test of every rule above: `conformance!(attribute of a test, cells that are empty)`.
#[macro_export]
macro_rules! conformance {
    ($test:meta, $fresh:expr) => {
        $crate::conformance! { $test, $fresh;
            a_place_that_works_says_so,
            /// S1
            what_is_appended_is_read_back,
            /// S2
            an_entry_is_never_written_over,
            /// S3
            compacting_drops_only_what_it_merged,
            /// S4
            the_previous_snapshot_stays_until_the_next,
            /// S3 S12
            two_windows_that_compact_at_once_lose_nothing,
            /// S2 S3
            an_older_reading_compacted_last_does_not_undo_a_newer_one,
            /// S5
            a_damaged_thing_is_named_and_everything_else_read,
            /// S5
            a_forum_of_which_all_is_damaged_is_not_taken_for_none,
            /// S6
            a_forum_of_a_newer_app_is_neither_read_nor_written,
            /// S8
            a_deleted_forum_can_be_brought_back,
            /// S8
            a_forgotten_forum_leaves_nothing_and_the_others_as_they_were,
            /// S9
            home_lists_the_last_changed_first_and_minds_no_other_items,
            /// S18
            what_is_kept_beside_a_forum_goes_with_it,
            /// S13
            settings_are_kept_and_belong_to_no_forum,
        }
    };
    ($test:meta, $fresh:expr; $($(#[$doc:meta])* $rule:ident,)+) => {
        $($(#[$doc])* #[$test] fn $rule() { store_conformance::$rule(&$fresh); })+
    };
}
