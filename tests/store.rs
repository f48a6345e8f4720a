//! The store, natively: the rules that every store keeps, on memory, and those that need a store which
//! fails on demand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod store_conformance;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use open_forum::domain::Document;
use open_forum::store::message::Message;
use open_forum::store::{Cells, Cupboard, Kept, MemoryCells, MemoryStore, ReplicaId, Store, StoreError};
use proptest::prelude::*;
use store_conformance::{A, B, Updates, about, at, compact, forum, merge, updates};

conformance!(test, MemoryCells::default());

fn contents(cells: &MemoryCells) -> BTreeMap<String, String> {
    cells.names().unwrap().into_iter().map(|name| (name.clone(), cells.get(&name).unwrap().unwrap())).collect()
}

/// What format 1 looked like when it was first written; it must open for ever. Never change it: a new
/// format gets one of its own beside it.
fn format_1() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("fixtures/store-1.json")).unwrap()
}

fn write_the_fixture(store: &dyn Store) {
    store.append(forum(1), Document::Floor, at(A, 1), b"one").unwrap();
    compact(store, A, &store.read(forum(1)).unwrap()).unwrap();
    compact(store, B, &store.read(forum(1)).unwrap()).unwrap();
    store.append(forum(1), Document::Floor, at(ReplicaId(u64::MAX), 2), b"two \xff").unwrap();
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 22);
    let said =
        open_forum::store::About { date, ..about("Forum \u{AB}\u{A0}d\u{2019}\u{E9}t\u{E9}\u{A0}\u{BB}", 1_795_305_600_000) };
    store.about(forum(1), &said).unwrap();
}

/// S6
#[test]
fn a_forum_stored_in_format_1_opens() {
    let store = MemoryStore::default();
    for (name, text) in format_1() {
        store.cells().set(&name, &text).unwrap();
    }
    let kept = store.read(forum(1)).unwrap();
    assert_eq!(merge(&kept.floor), [b"one".to_vec(), b"two \xff".to_vec()].into());
    assert_eq!((kept.frame, kept.damaged), (open_forum::store::KeptDocument::default(), vec![]));
    let said = store.forums().unwrap().remove(0).about.unwrap();
    assert_eq!(said.title, "Forum \u{AB}\u{A0}d\u{2019}\u{E9}t\u{E9}\u{A0}\u{BB}");
    assert_eq!((said.date.unwrap().to_string().as_str(), said.changed.0), ("2026-11-22", 1_795_305_600_000));
}

/// S6
#[test]
fn what_is_written_is_still_format_1() {
    let store = MemoryStore::default();
    write_the_fixture(&store);
    assert_eq!(contents(store.cells()), format_1());
}

/// S1
#[test]
fn an_entry_costs_what_its_update_does_whatever_the_forum_s_size() {
    let store = MemoryStore::default();
    let mut costs = Vec::new();
    for seq in 10_000..10_100 {
        let before = store.cells().used();
        store.append(forum(1), Document::Floor, at(A, seq), &[7; 90]).unwrap();
        costs.push(store.cells().used() - before);
    }
    assert!(costs.iter().all(|cost| *cost == costs[0] && *cost < 300), "{costs:?}");
}

/// S3
#[test]
fn a_snapshot_that_does_not_read_back_costs_nothing() {
    let store = MemoryStore::default();
    for seq in 0..3 {
        store.append(forum(1), Document::Floor, at(A, seq), &[u8::try_from(seq).unwrap()]).unwrap();
        compact(&store, A, &store.read(forum(1)).unwrap()).unwrap();
    }
    store.append(forum(1), Document::Floor, at(A, 3), b"more").unwrap();
    let before = contents(store.cells());
    store.cells().spoil_next();
    let answer = compact(&store, A, &store.read(forum(1)).unwrap());
    assert!(matches!(answer, Err(StoreError::Damaged { .. })), "{answer:?}");
    assert_eq!(contents(store.cells()), before);
}

/// A forum with two generations, a journal, and something said of it.
fn lived_in() -> MemoryStore {
    let store = MemoryStore::default();
    store.about(forum(1), &about("Title", 1)).unwrap();
    for seq in 0..3 {
        store.append(forum(1), Document::Floor, at(A, seq), format!("update {seq}").as_bytes()).unwrap();
        compact(&store, A, &store.read(forum(1)).unwrap()).unwrap();
    }
    store.append(forum(1), Document::Floor, at(B, 0), b"in the journal").unwrap();
    store
}

/// S7
#[test]
fn wherever_the_space_ends_what_was_stored_is_as_it_was() {
    type Gesture = fn(&dyn Store) -> Result<(), StoreError>;
    let gestures: [Gesture; 4] = [
        |store| store.append(forum(1), Document::Floor, at(B, 9), &[9; 50]),
        |store| store.about(forum(1), &about(&"long ".repeat(50), 2)),
        |store| compact(store, B, &store.read(forum(1)).unwrap()),
        |store| store.set_setting("name", &"long ".repeat(50)),
    ];
    for (n, gesture) in gestures.into_iter().enumerate() {
        let (mut refused, mut done) = (0, 0);
        for space in 0..600 {
            let store = lived_in();
            let before = (contents(store.cells()), merge(&store.read(forum(1)).unwrap().floor));
            store.cells().limit(Some(store.cells().used() + space));
            match gesture(&store) {
                Ok(()) => done += 1,
                Err(error) => {
                    assert_eq!(error, StoreError::Full);
                    assert_eq!(contents(store.cells()), before.0, "gesture {n}, space {space}");
                    refused += 1;
                }
            }
            assert!(before.1.is_subset(&merge(&store.read(forum(1)).unwrap().floor)));
        }
        assert!(done > 0 && (refused > 0 || n == 2), "gesture {n}: {done} done, {refused} refused");
    }
}

/// S7
#[test]
fn compacting_takes_the_space_of_what_is_spent_where_there_is_no_other() {
    let store = lived_in();
    let snapshots = |store: &MemoryStore| contents(store.cells()).into_keys().filter(|name| name.contains("/snapshot/")).count();
    let room = 120;
    assert!(room < contents(store.cells()).into_iter().map(|(name, text)| name.len() + text.len()).max().unwrap() as u64);
    store.cells().limit(Some(store.cells().used() + room));
    assert_eq!(compact_to(&store, &[0; 2_000]), Err(StoreError::Full));
    assert_eq!(snapshots(&store), 2);
    compact(&store, B, &store.read(forum(1)).unwrap()).unwrap();
    assert_eq!(merge(&store.read(forum(1)).unwrap().floor).len(), 4);
    assert_eq!(snapshots(&store), 2);
}

fn compact_to(store: &dyn Store, snapshot: &[u8]) -> Result<(), StoreError> {
    let before = store.read(forum(1)).unwrap();
    let answer = store.compact(forum(1), Document::Floor, B, snapshot, &before.floor.merged);
    assert_eq!(store.read(forum(1)).unwrap(), before);
    answer
}

/// S8
#[test]
fn a_forum_can_be_deleted_brought_back_and_forgotten_in_a_full_storage() {
    let store = lived_in();
    store.cells().limit(Some(0));
    store.bury(forum(1)).unwrap();
    assert!(store.forums().unwrap()[0].buried);
    store.unbury(forum(1)).unwrap();
    assert!(!store.forums().unwrap()[0].buried);
    store.forget(forum(1)).unwrap();
    assert_eq!(store.cells().used(), 0);
}

/// S7
#[test]
fn where_storage_is_denied_everything_says_so() {
    let store = lived_in();
    let read = store.read(forum(1)).unwrap();
    store.cells().deny(true);
    let denied = Err(StoreError::Denied);
    assert_eq!(store.forums().map(|_| ()), denied);
    assert_eq!(store.read(forum(1)).map(|_| ()), denied);
    assert_eq!(store.setting("name").map(|_| ()), denied);
    let answers = [
        store.probe(),
        store.append(forum(1), Document::Floor, at(A, 9), b"x"),
        store.about(forum(1), &about("x", 1)),
        compact(&store, A, &read),
        store.bury(forum(1)),
        store.unbury(forum(1)),
        store.forget(forum(1)),
        store.set_setting("name", "x"),
    ];
    assert!(answers.iter().all(|answer| *answer == denied), "{answers:?}");
    store.cells().deny(false);
    assert_eq!(store.read(forum(1)), Ok(read));
}

/// Cells that count how often names were listed and texts read.
#[derive(Clone, Default)]
struct Counting {
    cells: MemoryCells,
    listings: Rc<Cell<usize>>,
    read: Rc<RefCell<Vec<String>>>,
}

impl Cells for Counting {
    fn probe(&self) -> Result<(), StoreError> {
        self.cells.probe()
    }
    fn names(&self) -> Result<Vec<String>, StoreError> {
        self.listings.set(self.listings.get() + 1);
        self.cells.names()
    }
    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read.borrow_mut().push(name.to_owned());
        self.cells.get(name)
    }
    fn size(&self, name: &str) -> Result<u64, StoreError> {
        self.cells.size(name)
    }
    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.cells.set(name, text)
    }
    fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.cells.remove(name)
    }
}

/// S9
#[test]
fn home_goes_through_the_names_once_and_reads_no_document() {
    let cells = Counting { cells: lived_in().cells().clone(), ..Counting::default() };
    let store = Cupboard::new(cells.clone());
    assert_eq!(store.forums().unwrap().len(), 1);
    assert_eq!(cells.listings.get(), 1);
    let read = cells.read.borrow();
    assert!(read.iter().all(|name| name.ends_with("/about") || name.ends_with("/mark")), "{read:?}");
}

/// S4
#[test]
fn opening_reads_the_newest_snapshot_and_not_the_previous() {
    let cells = Counting { cells: lived_in().cells().clone(), ..Counting::default() };
    Cupboard::new(cells.clone()).read(forum(1)).unwrap();
    let read: Vec<_> = cells.read.borrow().iter().filter(|name| name.contains("/snapshot/")).cloned().collect();
    assert_eq!(read.len(), 1, "{read:?}");
    assert!(read[0].contains("/3-"));
}

/// A name, and the text put there; `None` where it was removed.
type Written = (String, Option<String>);

/// Cells as several processes of a browser have them: each writes into its own copy at once and into
/// the common record; what the others wrote it sees only when it next catches up.
#[derive(Clone, Default)]
struct Lagging {
    record: Rc<RefCell<Vec<Written>>>,
    own: Rc<RefCell<BTreeMap<String, String>>>,
    seen: Rc<Cell<usize>>,
}

impl Lagging {
    fn another(&self) -> Self {
        Self { record: Rc::clone(&self.record), ..Self::default() }
    }

    fn catch_up(&self) {
        let record = self.record.borrow();
        for (name, text) in &record[self.seen.replace(record.len())..] {
            match text {
                Some(text) => self.own.borrow_mut().insert(name.clone(), text.clone()),
                None => self.own.borrow_mut().remove(name),
            };
        }
    }
}

impl Cells for Lagging {
    fn probe(&self) -> Result<(), StoreError> {
        Ok(())
    }
    fn names(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.own.borrow().keys().cloned().collect())
    }
    fn get(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.own.borrow().get(name).cloned())
    }
    fn size(&self, name: &str) -> Result<u64, StoreError> {
        Ok(self.own.borrow().get(name).map_or(0, |text| text.len() as u64))
    }
    fn set(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.own.borrow_mut().insert(name.to_owned(), text.to_owned());
        self.record.borrow_mut().push((name.to_owned(), Some(text.to_owned())));
        Ok(())
    }
    fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.own.borrow_mut().remove(name);
        self.record.borrow_mut().push((name.to_owned(), None));
        Ok(())
    }
}

/// What a window may do next.
#[derive(Clone, Copy, Debug)]
enum Step {
    Append(usize),
    Read(usize),
    /// Compacts from whatever it last read, however long ago.
    Compact(usize),
    CatchUp(usize),
    Damage(usize),
    Space(Option<u64>),
}

fn steps(kinds: std::ops::Range<u8>, windows: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (kinds, 0..windows, 0..2_000_u64).prop_map(|(kind, window, n)| match kind {
        0 | 1 => Step::Append(window),
        2 | 3 => Step::Read(window),
        4 | 5 => Step::Compact(window),
        6 | 7 => Step::CatchUp(window),
        8 => Step::Damage(usize::try_from(n).unwrap()),
        _ => Step::Space((n % 4 != 0).then_some(n)),
    });
    prop::collection::vec(step, 1..60)
}

/// One window: its store, what it last read, and how much it has written.
struct Window<C> {
    store: Cupboard<C>,
    replica: ReplicaId,
    read: Kept,
    seq: u64,
}

impl<C: Cells> Window<C> {
    fn new(cells: C, replica: u64) -> Self {
        Self { store: Cupboard::new(cells), replica: ReplicaId(replica), read: Kept::default(), seq: 0 }
    }

    /// Appends an update; `None` where there was no space.
    fn append(&mut self) -> Option<Vec<u8>> {
        self.seq += 1;
        let update = format!("{} {}", self.replica, self.seq).into_bytes();
        self.store.append(forum(1), Document::Floor, at(self.replica, self.seq), &update).ok().map(|()| update)
    }

    fn read(&mut self) -> Updates {
        self.read = self.store.read(forum(1)).unwrap();
        merge(&self.read.floor)
    }
}

proptest! {
    /// S2 S3 S12
    #[test]
    fn whatever_two_windows_do_in_whatever_order_reading_gives_all_that_was_appended(steps in steps(0..6, 2)) {
        let cells = MemoryCells::default();
        let mut windows = [1, 2].map(|replica| Window::new(cells.clone(), replica));
        let mut appended = Updates::new();
        for step in steps {
            match step {
                Step::Append(n) => appended.extend(windows[n].append()),
                Step::Read(n) => { windows[n].read(); }
                Step::Compact(n) => compact(&windows[n].store, windows[n].replica, &windows[n].read).unwrap(),
                _ => unreachable!(),
            }
            let kept = windows[0].store.read(forum(1)).unwrap();
            prop_assert_eq!(merge(&kept.floor), appended.clone());
            prop_assert!(kept.damaged.is_empty());
        }
    }

    /// S3 S12
    #[test]
    fn windows_that_see_each_other_late_lose_nothing_either(steps in steps(0..8, 3)) {
        let cells = Lagging::default();
        let mut windows = [cells.clone(), cells.another(), cells.another()].map(|cells| Window::new(cells, 0));
        for (replica, window) in (1..).zip(&mut windows) {
            window.replica = ReplicaId(replica);
        }
        let mut appended = Updates::new();
        for step in steps {
            match step {
                Step::Append(n) => appended.extend(windows[n].append()),
                Step::Read(n) => { windows[n].read(); }
                Step::Compact(n) => compact(&windows[n].store, windows[n].replica, &windows[n].read).unwrap(),
                Step::CatchUp(n) => windows[n].store.cells().catch_up(),
                _ => unreachable!(),
            }
            let late = Cupboard::new(cells.another());
            late.cells().catch_up();
            prop_assert_eq!(merge(&late.read(forum(1)).unwrap().floor), appended.clone());
        }
    }

    /// S7
    #[test]
    fn space_that_comes_and_goes_loses_nothing_that_was_said_to_be_stored(steps in steps(0..13, 2)) {
        let cells = MemoryCells::default();
        let mut windows = [1, 2].map(|replica| Window::new(cells.clone(), replica));
        let mut appended = Updates::new();
        for step in steps {
            match step {
                Step::Append(n) => appended.extend(windows[n].append()),
                Step::Read(n) => { windows[n].read(); }
                Step::Compact(n) => {
                    let answer = compact(&windows[n].store, windows[n].replica, &windows[n].read);
                    prop_assert!(matches!(answer, Ok(()) | Err(StoreError::Full)));
                }
                Step::Space(space) => cells.limit(space),
                Step::CatchUp(_) | Step::Damage(_) => {}
            }
            prop_assert_eq!(windows[0].read_only(), appended.clone());
        }
    }

    /// S5
    #[test]
    fn whatever_is_damaged_reading_gives_only_what_was_appended_and_all_of_the_undamaged_journal(
        steps in steps(0..9, 2), cut in 0..40_usize, with in "\\PC{0,3}",
    ) {
        let cells = MemoryCells::default();
        let mut windows = [1, 2].map(|replica| Window::new(cells.clone(), replica));
        let mut appended = Updates::new();
        for step in steps {
            match step {
                Step::Append(n) => appended.extend(windows[n].append()),
                Step::Read(n) => { windows[n].read(); }
                Step::Compact(n) => compact(&windows[n].store, windows[n].replica, &windows[n].read).unwrap(),
                Step::Damage(n) => {
                    let names = cells.names().unwrap();
                    if let Some(name) = names.get(n % names.len().max(1)) {
                        let text = cells.get(name).unwrap().unwrap();
                        let spoilt: String = text.chars().take(cut).chain(with.chars()).chain(text.chars().skip(cut + 1)).collect();
                        cells.set(name, &spoilt).unwrap();
                    }
                }
                Step::CatchUp(_) | Step::Space(_) => {}
            }
            let kept = windows[0].store.read(forum(1)).unwrap();
            let read = merge(&kept.floor);
            prop_assert!(read.is_subset(&appended));
            let journal = cells.names().unwrap().into_iter().filter(|name| name.contains("/journal/")).count();
            let spoilt = kept.damaged.iter().filter(|name| name.contains("/journal/")).count();
            prop_assert_eq!(kept.floor.entries.len(), journal - spoilt);
        }
    }

    /// S10
    #[test]
    fn a_message_sent_is_the_message_heard(kind in 0..3_u8, frame: bool, bytes: Vec<u8>) {
        let document = if frame { Document::Frame } else { Document::Floor };
        let message = match kind {
            0 => Message::Update { document, bytes },
            1 => Message::Ask { document, state_vector: bytes },
            _ => Message::Answer { document, bytes },
        };
        prop_assert_eq!(Message::decode(&message.encode()), Ok(message));
    }

    /// S10
    #[test]
    fn bytes_that_are_heard_are_a_message_or_refused(mut bytes: Vec<u8>, marked: bool) {
        if marked {
            bytes.splice(0..0, *b"OF\x01");
        }
        if let Ok(message) = Message::decode(&bytes) {
            prop_assert_eq!(message.encode(), bytes);
        }
    }
}

impl<C: Cells> Window<C> {
    /// What is stored, without taking it as the ground for compacting.
    fn read_only(&self) -> Updates {
        merge(&self.store.read(forum(1)).unwrap().floor)
    }
}

/// S3
#[test]
fn after_every_window_has_compacted_the_journal_is_empty_and_two_snapshots_are_left() {
    let cells = MemoryCells::default();
    let mut windows = [1, 2].map(|replica| Window::new(cells.clone(), replica));
    for turn in 0..10 {
        let window = &mut windows[turn % 2];
        window.append().unwrap();
        window.read();
        compact(&window.store, window.replica, &window.read).unwrap();
    }
    assert_eq!(cells.names().unwrap().len(), 2);
    assert_eq!(windows[0].read_only().len(), 10);
    assert_ne!(windows[0].read_only(), updates(&[]));
}
