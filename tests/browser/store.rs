//! The store in a real browser: the rules that every store keeps, on localStorage; a storage that is
//! full or denied; and what windows on the same forum say to each other.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use open_forum::domain::Document;
use open_forum::store::channel::Channel;
use open_forum::store::lock::{NotGot, while_compacting};
use open_forum::store::{
    Cells, EntryKey, ForumId, LocalCells, LocalStore, MemoryCells, MemoryStore, Message, Store, StoreError, space,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::store_conformance::{self, A, B, about, at, forum, merge, updates};

/// localStorage with nothing in it.
fn fresh() -> LocalCells {
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
    LocalCells
}

crate::conformance!(wasm_bindgen_test, fresh());

fn js(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::UNDEFINED).unwrap()
}

async fn settled(promise: JsValue) -> JsValue {
    JsFuture::from(promise.unchecked_into::<Promise>()).await.unwrap()
}

/// S7
#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_it_has() {
    let cells = fresh();
    let store = LocalStore::new(cells);
    store.append(forum(1), Document::Floor, at(A, 1), b"stored before").unwrap();
    store.about(forum(1), &about("Title", 1)).unwrap();
    js("let n = 1 << 22, i = 0;
        while (n >= 1) { try { localStorage.setItem('other' + i++, 'x'.repeat(n)) } catch { n >>= 1 } }");
    let before = cells.names().unwrap().len();
    assert_eq!(store.append(forum(1), Document::Floor, at(A, 2), &[1; 100]), Err(StoreError::Full));
    assert_eq!(store.probe(), Err(StoreError::Full));
    let read = store.read(forum(1)).unwrap();
    assert_eq!(store.compact(forum(1), Document::Floor, A, &[2; 100], &read.floor.merged), Err(StoreError::Full));
    assert_eq!(cells.names().unwrap().len(), before);
    assert_eq!(store.read(forum(1)), Ok(read));
    // Deleting is what one does then.
    store.bury(forum(1)).unwrap();
    assert!(store.forums().unwrap()[0].buried);
    let fill = space::fill().unwrap();
    assert!(fill.all > fill.limit - 1_000 && fill.all <= fill.limit && fill.ours < 1_000, "{fill:?}");
    fresh();
}

/// S7
#[wasm_bindgen_test]
fn a_denied_storage_says_so_and_nothing_panics() {
    let store = LocalStore::new(fresh());
    store.append(forum(1), Document::Floor, at(A, 1), b"stored before").unwrap();
    let restore: Function = js("const was = Object.getOwnPropertyDescriptor(window, 'localStorage');
        Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError') } });
        return () => Object.defineProperty(window, 'localStorage', was)")
    .unchecked_into();
    let denied = Err(StoreError::Denied);
    let answers = [
        store.probe(),
        store.forums().map(|_| ()),
        store.read(forum(1)).map(|_| ()),
        store.append(forum(1), Document::Floor, at(A, 2), b"x"),
        store.about(forum(1), &about("x", 1)),
        store.bury(forum(1)),
        store.forget(forum(1)),
        store.set_setting("name", "x"),
        space::fill().map(|_| ()),
    ];
    restore.call0(&JsValue::UNDEFINED).unwrap();
    assert!(answers.iter().all(|answer| *answer == denied), "{answers:?}");
    assert_eq!(merge(&store.read(forum(1)).unwrap().floor), updates(&["stored before"]));
}

/// S7: in memory the app goes on.
#[wasm_bindgen_test]
fn memory_takes_the_place_of_a_denied_storage() {
    let store: Box<dyn Store> = Box::new(MemoryStore::new(MemoryCells::default()));
    store.append(forum(1), Document::Floor, at(A, 1), b"one").unwrap();
    assert_eq!(merge(&store.read(forum(1)).unwrap().floor), updates(&["one"]));
}

/// What a channel heard, and a promise of the next message.
struct Ear {
    heard: Rc<RefCell<Vec<Message>>>,
    waiting: Rc<RefCell<Option<Function>>>,
    channel: Channel,
}

impl Ear {
    fn on(forum: ForumId) -> Self {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let waiting: Rc<RefCell<Option<Function>>> = Rc::default();
        let (into, wake) = (Rc::clone(&heard), Rc::clone(&waiting));
        let channel = Channel::open(forum, move |message| {
            into.borrow_mut().push(message);
            if let Some(wake) = wake.take() {
                wake.call0(&JsValue::UNDEFINED).unwrap();
            }
        });
        Self { heard, waiting, channel }
    }

    /// Waits until so many messages have come, and takes them.
    async fn messages(&self, count: usize) -> Vec<Message> {
        while self.heard.borrow().len() < count {
            let next = Promise::new(&mut |resolve, _| *self.waiting.borrow_mut() = Some(resolve));
            settled(next.into()).await;
        }
        self.heard.take()
    }
}

fn update(text: &str) -> Message {
    Message::Update { document: Document::Floor, bytes: text.as_bytes().to_vec() }
}

/// S10
#[wasm_bindgen_test]
async fn windows_on_the_same_forum_hear_each_other_and_others_do_not() {
    fresh();
    let (one, two, other) = (Ear::on(forum(1)), Ear::on(forum(1)), Ear::on(forum(2)));
    assert!(one.channel.is_direct() && one.channel.watches_journal());
    let every: Vec<u8> = (0..=255).collect();
    let said = [
        Message::Update { document: Document::Frame, bytes: every.clone() },
        Message::Ask { document: Document::Floor, state_vector: every },
        Message::Answer { document: Document::Floor, bytes: vec![] },
    ];
    for message in &said {
        one.channel.send(message);
    }
    assert_eq!(two.messages(3).await, said);
    two.channel.send(&update("back"));
    assert_eq!(one.messages(1).await, [update("back")]);
    assert_eq!(*other.heard.borrow(), []);
}

/// S10
#[wasm_bindgen_test]
async fn what_is_not_understood_is_not_heard() {
    let ear = Ear::on(forum(1));
    js(&format!(
        "const c = new BroadcastChannel('open-forum/{}');
         for (const said of ['text', null, 7, {{}}, new Uint8Array(), new Uint8Array([79, 70, 2, 0, 0]), new ArrayBuffer(8)]) c.postMessage(said);
         c.postMessage(new Uint8Array([79, 70, 1, 0, 1, 120]))",
        forum(1)
    ));
    assert_eq!(ear.messages(1).await, [update("x")]);
}

/// S10
#[wasm_bindgen_test]
async fn a_closed_channel_hears_no_more() {
    fresh();
    let (closed, open, sender) = (Ear::on(forum(1)), Ear::on(forum(1)), Ear::on(forum(1)));
    let heard = Rc::clone(&closed.heard);
    drop(closed);
    sender.channel.send(&update("one"));
    open.messages(1).await;
    assert_eq!(*heard.borrow(), []);
}

/// S10: another window is here a frame, whose writing this window hears of as of any other's.
#[wasm_bindgen_test]
async fn an_entry_that_another_window_writes_is_heard_of_without_a_message() {
    let store = LocalStore::new(fresh());
    let cells = LocalCells;
    // Written here to have them as the store writes them; taken away again, for the frame to write.
    let mut written = Vec::new();
    for (n, entry, text) in [(2, at(A, 1), "of another forum"), (1, at(A, 1), "one"), (1, at(B, 1), "two")] {
        store.append(forum(n), Document::Floor, entry, text.as_bytes()).unwrap();
        let EntryKey { replica, seq } = entry;
        let name = format!("open-forum/1/{}/journal/floor/{replica}/{seq}", forum(n));
        written.push((name.clone(), cells.get(&name).unwrap().unwrap()));
        cells.remove(&name).unwrap();
    }
    written.insert(1, (format!("{}0", written[1].0), "damaged".to_owned()));
    written.insert(1, ("theme".to_owned(), "dark".to_owned()));
    let ear = Ear::on(forum(1));
    let frame = js("const f = document.createElement('iframe'); document.body.append(f); return f");
    let window = Reflect::get(&frame, &"contentWindow".into()).unwrap();
    let write = Function::new_with_args("w, name, text", "w.localStorage.setItem(name, text)");
    for (name, text) in &written {
        write.call3(&JsValue::UNDEFINED, &window, &name.into(), &text.into()).unwrap();
    }
    assert_eq!(ear.messages(2).await, [update("one"), update("two")]);
    let names = cells.names().unwrap();
    assert_eq!(names.len(), written.len(), "{names:?}");
    Function::new_with_args("f", "f.remove()").call1(&JsValue::UNDEFINED, &frame).unwrap();
}

/// S12
#[wasm_bindgen_test]
async fn one_window_compacts_at_a_time() {
    assert_eq!(while_compacting(forum(1), || 7).await, Ok(7));
    let held = js(&format!(
        "return new Promise(got => navigator.locks.request('open-forum/{}/compact', () => {{ got(); return new Promise(r => window.letGo = r) }}))",
        forum(1)
    ));
    settled(held).await;
    let done = Rc::new(RefCell::new(false));
    let seen = Rc::clone(&done);
    assert_eq!(while_compacting(forum(1), move || *seen.borrow_mut() = true).await, Err(NotGot::Taken));
    assert!(!*done.borrow());
    assert_eq!(while_compacting(forum(2), || ()).await, Ok(()));
    // A lock asked for behind the one let go is granted after it: from then on it is free.
    let free = js(&format!("window.letGo(); return navigator.locks.request('open-forum/{}/compact', () => {{}})", forum(1)));
    settled(free).await;
    assert_eq!(while_compacting(forum(1), || 8).await, Ok(8));
}

/// S12
#[wasm_bindgen_test]
async fn a_browser_without_locks_says_so() {
    let restore: Function = js("Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
        return () => { delete navigator.locks }")
    .unchecked_into();
    let answer = while_compacting(forum(1), || ()).await;
    restore.call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!(answer, Err(NotGot::Unsupported));
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_space_there_is() {
    let said = space::space().await;
    assert!(said.quota.unwrap() > 0.0 && said.used.unwrap() >= 0.0, "{said:?}");
    let kept = space::keep_for_good().await.unwrap();
    assert_eq!(space::space().await.kept_for_good, Some(kept));
}

/// A page on plain `http` has no storage manager; the app has to live without.
#[wasm_bindgen_test]
async fn a_browser_that_says_nothing_of_space_is_no_failure() {
    let restore: Function = js("Object.defineProperty(navigator, 'storage', { configurable: true, value: undefined });
        return () => { delete navigator.storage }")
    .unchecked_into();
    let (said, kept) = (space::space().await, space::keep_for_good().await);
    restore.call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!((said, kept), (space::Space::default(), None));
}
