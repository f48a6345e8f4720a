//! Forums in named cells: the one implementation of the port, whatever the cells are made of.
//!
//! No two windows ever write the same cell of a document: an entry and a snapshot bear the replica that
//! wrote them. A snapshot says which snapshots it holds all of; a reading takes every snapshot that no
//! other holds. So nothing is lost whatever the order in which windows append and compact, even where
//! one doesn't yet see what another has just done; the lock on compacting only saves double work.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::keys::{Key, Place, VERSION};
use super::{
    About, Beside, Cells, Entry, EntryKey, ForumId, Kept, KeptDocument, Merged, ReplicaId, Shelf, SnapshotKey, Store, StoreError,
    keys, seal,
};
use crate::domain::Document;
use crate::domain::sorting::sort_by_key;

/// The two marks of a forum are of one length, so that it can be deleted in a storage that is full.
const KEPT: &str = "kept";
const GONE: &str = "gone";

/// How often a reading starts anew when another window clears up under it.
const READINGS: usize = 3;

/// A store in cells.
#[derive(Clone, Debug, Default)]
pub struct Cupboard<C> {
    cells: C,
}

/// The names found of one document.
#[derive(Default)]
struct Found {
    entries: Vec<EntryKey>,
    snapshots: Vec<SnapshotKey>,
}

impl<C: Cells> Cupboard<C> {
    /// A store in these cells.
    pub const fn new(cells: C) -> Self {
        Self { cells }
    }

    /// The cells.
    pub const fn cells(&self) -> &C {
        &self.cells
    }

    /// Reads a forum. The second is whether everything that was there at the start was there to the end.
    fn read_once(&self, forum: ForumId) -> Result<(Kept, bool), StoreError> {
        let mut found: BTreeMap<Document, Found> = BTreeMap::new();
        for key in self.cells.names()?.iter().filter_map(|name| Key::parse(name)).filter(|key| key.forum == forum) {
            if key.version > VERSION {
                return Err(StoreError::Newer { version: key.version });
            }
            match key.place {
                Place::Entry(document, entry) => found.entry(document).or_default().entries.push(entry),
                Place::Snapshot(document, snapshot) => found.entry(document).or_default().snapshots.push(snapshot),
                Place::About | Place::Mark | Place::Beside(_) | Place::Unknown => {}
            }
        }
        let mut kept = Kept::default();
        let mut whole = true;
        for (document, found) in found {
            let place = |snapshot| Key::new(forum, Place::Snapshot(document, snapshot)).to_string();
            let (mut damaged, mut into) = (Vec::new(), KeptDocument::default());
            whole &= self.read_snapshots(found.snapshots, place, &mut into, &mut damaged)?;
            let place = |entry| Key::new(forum, Place::Entry(document, entry)).to_string();
            whole &= self.read_entries(found.entries, place, &mut into, &mut damaged)?;
            kept.damaged.append(&mut damaged);
            *kept.document_mut(document) = into;
        }
        Ok((kept, whole))
    }

    /// Reads, newest first, the snapshots that no newer one holds. A damaged one counts as a head too:
    /// it stays beside the previous generation, in case it is wanted, and then goes with it.
    fn read_snapshots(
        &self,
        mut found: Vec<SnapshotKey>,
        place: impl Fn(SnapshotKey) -> String,
        into: &mut KeptDocument,
        damaged: &mut Vec<String>,
    ) -> Result<bool, StoreError> {
        sort_by_key(&mut found, |key| Reverse(*key));
        let (mut covered, mut whole) = (BTreeSet::<SnapshotKey>::new(), true);
        for key in found {
            if covered.contains(&key) {
                into.merged.spent.push(key);
                continue;
            }
            let name = place(key);
            let Some(sealed) = self.cells.get(&name)? else {
                whole = false;
                continue;
            };
            into.merged.heads.push(key);
            match seal::unseal_snapshot(&name, &sealed) {
                Some(snapshot) => {
                    covered.extend(snapshot.covers.iter().filter(|older| older.generation < key.generation));
                    into.snapshots.push(snapshot.bytes);
                }
                None => damaged.push(name),
            }
        }
        Ok(whole)
    }

    fn read_entries(
        &self,
        mut found: Vec<EntryKey>,
        place: impl Fn(EntryKey) -> String,
        into: &mut KeptDocument,
        damaged: &mut Vec<String>,
    ) -> Result<bool, StoreError> {
        sort_by_key(&mut found, |key| *key);
        let mut whole = true;
        for key in found {
            let name = place(key);
            let Some(sealed) = self.cells.get(&name)? else {
                whole = false;
                continue;
            };
            match seal::unseal_bytes(&name, &sealed) {
                Some(update) => {
                    into.merged.entries.push(key);
                    into.entries.push(Entry { key, update });
                }
                None => damaged.push(name),
            }
        }
        Ok(whole)
    }

    /// A newer app that has taken a forum over says so in what Home says of it, so that a window still
    /// open in an older app stops writing. Rule S6.
    fn refuse_newer(&self, forum: ForumId) -> Result<(), StoreError> {
        let name = Key::new(forum, Place::About).to_string();
        match self.cells.get(&name)?.and_then(|sealed| seal::unseal_about(&name, &sealed)) {
            Some((version, _)) if version > VERSION => Err(StoreError::Newer { version }),
            _ => Ok(()),
        }
    }

    /// A name for the next snapshot, that nothing bears yet.
    fn next(&self, forum: ForumId, document: Document, by: ReplicaId, merged: &Merged) -> Result<String, StoreError> {
        let newest = merged.heads.iter().chain(&merged.spent).map(|key| key.generation).max().unwrap_or(0);
        let mut generation = newest.saturating_add(1);
        loop {
            let key = SnapshotKey { generation, replica: by };
            let name = Key::new(forum, Place::Snapshot(document, key)).to_string();
            if self.cells.get(&name)?.is_none() {
                return Ok(name);
            }
            generation = generation.checked_add(1).ok_or(StoreError::Taken { key: name })?;
        }
    }

    /// Writes a text; where there is no space for it, in that of cells that aren't needed any more. If it
    /// doesn't fit even so, they are as they were.
    fn set_in_place_of(&self, name: &str, text: &str, spent: &[String]) -> Result<(), StoreError> {
        let full = match self.cells.set(name, text) {
            Err(StoreError::Full) if !spent.is_empty() => StoreError::Full,
            other => return other,
        };
        let mut put_by = Vec::with_capacity(spent.len());
        for old in spent {
            if let Some(text) = self.cells.get(old)? {
                self.cells.remove(old)?;
                put_by.push((old, text));
            }
        }
        if self.cells.set(name, text).is_ok() {
            return Ok(());
        }
        for (old, text) in put_by {
            self.cells.set(old, &text)?;
        }
        Err(full)
    }

    fn mark(&self, forum: ForumId, mark: &str) -> Result<(), StoreError> {
        self.cells.set(&Key::new(forum, Place::Mark).to_string(), mark)
    }
}

impl<C: Cells> Store for Cupboard<C> {
    fn probe(&self) -> Result<(), StoreError> {
        self.cells.probe()
    }

    /// Rule S9.
    fn forums(&self) -> Result<Vec<Shelf>, StoreError> {
        let mut found: BTreeMap<ForumId, Shelf> = BTreeMap::new();
        let mut marked = BTreeMap::new();
        for name in self.cells.names()? {
            let Some(key) = Key::parse(&name) else { continue };
            let bytes = name.len() as u64 + self.cells.size(&name)?;
            if key.place == Place::Mark {
                marked.insert(key.forum, (bytes, self.cells.get(&name)?.as_deref() == Some(GONE)));
                continue;
            }
            let nothing = Shelf { forum: key.forum, about: None, bytes: 0, version: key.version, buried: false, invited: false };
            let listed = found.entry(key.forum).or_insert(nothing);
            listed.bytes += bytes;
            listed.version = listed.version.max(key.version);
            listed.invited |= key.place == Place::Beside(Beside::Told);
            if key.place == Place::About
                && let Some((version, about)) = self.cells.get(&name)?.and_then(|sealed| seal::unseal_about(&name, &sealed))
            {
                listed.version = listed.version.max(version);
                // What a newer app says of a forum is later than what this one once said.
                if listed.about.is_none() || key.version >= listed.version {
                    listed.about = Some(about);
                }
            }
        }
        // A mark alone is what is left of a forum forgotten in one window and brought back in another.
        for (forum, (bytes, buried)) in marked {
            if let Some(listed) = found.get_mut(&forum) {
                listed.bytes += bytes;
                listed.buried = buried;
            }
        }
        let mut found: Vec<Shelf> = found.into_values().collect();
        sort_by_key(&mut found, |listed| Reverse((listed.about.as_ref().map(|about| about.changed), listed.forum)));
        Ok(found)
    }

    /// Rules S4, S5 and S6.
    fn read(&self, forum: ForumId) -> Result<Kept, StoreError> {
        self.refuse_newer(forum)?;
        for _ in 1..READINGS {
            if let (kept, true) = self.read_once(forum)? {
                return Ok(kept);
            }
        }
        self.read_once(forum).map(|(kept, _)| kept)
    }

    /// Rules S1, S2 and S7.
    fn append(&self, forum: ForumId, document: Document, entry: EntryKey, update: &[u8]) -> Result<(), StoreError> {
        self.refuse_newer(forum)?;
        let name = Key::new(forum, Place::Entry(document, entry)).to_string();
        let sealed = seal::seal_bytes(&name, update);
        match self.cells.get(&name)? {
            None => self.cells.set(&name, &sealed),
            Some(there) if there == sealed => Ok(()),
            Some(_) => Err(StoreError::Taken { key: name }),
        }
    }

    fn about(&self, forum: ForumId, about: &About) -> Result<(), StoreError> {
        self.refuse_newer(forum)?;
        if self.cells.get(&Key::new(forum, Place::Mark).to_string())?.is_none() {
            self.mark(forum, KEPT)?;
        }
        let name = Key::new(forum, Place::About).to_string();
        self.cells.set(&name, &seal::seal_about(&name, about))
    }

    /// Rules S3, S4 and S7.
    fn compact(
        &self,
        forum: ForumId,
        document: Document,
        by: ReplicaId,
        snapshot: &[u8],
        merged: &Merged,
    ) -> Result<(), StoreError> {
        self.refuse_newer(forum)?;
        let name = self.next(forum, document, by, merged)?;
        let covers: Vec<SnapshotKey> = merged.heads.iter().chain(&merged.spent).copied().collect();
        let sealed = seal::seal_snapshot(&name, snapshot, &covers);
        let place = |place| Key::new(forum, place).to_string();
        let spent: Vec<String> = merged.spent.iter().map(|key| place(Place::Snapshot(document, *key))).collect();
        self.set_in_place_of(&name, &sealed, &spent)?;
        if self.cells.get(&name)?.as_ref() != Some(&sealed) {
            self.cells.remove(&name)?;
            return Err(StoreError::Damaged { key: name });
        }
        for entry in &merged.entries {
            self.cells.remove(&place(Place::Entry(document, *entry)))?;
        }
        spent.iter().try_for_each(|old| self.cells.remove(old))
    }

    /// Rule S8.
    fn bury(&self, forum: ForumId) -> Result<(), StoreError> {
        self.mark(forum, GONE)
    }

    /// Rule S8.
    fn unbury(&self, forum: ForumId) -> Result<(), StoreError> {
        self.mark(forum, KEPT)
    }

    /// Rule S8.
    fn forget(&self, forum: ForumId) -> Result<(), StoreError> {
        let names = self.cells.names()?;
        let ours = names.iter().filter(|name| Key::parse(name).is_some_and(|key| key.forum == forum));
        // What Home says goes last, so that a forum half forgotten can still be seen, and forgotten.
        let (said, rest): (Vec<_>, Vec<_>) =
            ours.partition(|name| Key::parse(name).is_some_and(|key| matches!(key.place, Place::About | Place::Mark)));
        rest.into_iter().chain(said).try_for_each(|name| self.cells.remove(name))
    }

    /// Rule S18.
    fn beside(&self, forum: ForumId, what: Beside) -> Result<Option<String>, StoreError> {
        let name = Key::new(forum, Place::Beside(what)).to_string();
        Ok(self.cells.get(&name)?.and_then(|sealed| seal::unseal(&name, &sealed).map(str::to_owned)))
    }

    /// Rule S18.
    fn set_beside(&self, forum: ForumId, what: Beside, text: Option<&str>) -> Result<(), StoreError> {
        self.refuse_newer(forum)?;
        let name = Key::new(forum, Place::Beside(what)).to_string();
        match text {
            Some(text) => self.cells.set(&name, &seal::seal(&name, text)),
            None => self.cells.remove(&name),
        }
    }

    fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let name = keys::setting(name);
        Ok(self.cells.get(&name)?.and_then(|sealed| seal::unseal(&name, &sealed).map(str::to_owned)))
    }

    fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let name = keys::setting(name);
        self.cells.set(&name, &seal::seal(&name, value))
    }
}
