//! How the app asks the book's worker: notes and minutes are rendered off the main thread, by a part of
//! the app that is loaded when it is first needed.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Function, Promise};
use serde_json::{Value, json};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// Where Trunk puts the worker's loader.
const LOADER: &str = "book_loader.js";

/// The worker couldn't be loaded or didn't answer with what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

thread_local! {
    static BOOK: RefCell<Option<Rc<Book>>> = const { RefCell::new(None) };
}

/// The worker and the questions under way.
struct Book {
    worker: Worker,
    /// Who waits for which answer.
    asked: Rc<RefCell<HashMap<u64, Function>>>,
    /// Questions put before the worker listens; `None` once it does.
    early: Rc<RefCell<Option<Vec<String>>>>,
    serial: Cell<u64>,
}

/// Asks the worker; `task` holds the question without its `id` (`src/minutes/worker.rs` says which there
/// are).
///
/// # Errors
/// [`NoAnswer`] when the worker can't be loaded or doesn't know the task.
pub async fn ask(mut task: Value) -> Result<Value, NoAnswer> {
    let book = book()?;
    let id = book.serial.get() + 1;
    book.serial.set(id);
    if let Some(task) = task.as_object_mut() {
        task.insert("id".to_owned(), json!(id));
    }
    let asked = Rc::clone(&book.asked);
    let answer = Promise::new(&mut |resolve, _| {
        asked.borrow_mut().insert(id, resolve);
    });
    book.put(task.to_string())?;
    let answer = JsFuture::from(answer).await.map_err(|_| NoAnswer)?;
    let answer: Value = answer.as_string().and_then(|text| serde_json::from_str(&text).ok()).ok_or(NoAnswer)?;
    if answer.get("error").is_some() { Err(NoAnswer) } else { Ok(answer) }
}

impl Book {
    /// Hands a question to the worker, or keeps it until the worker listens.
    fn put(&self, question: String) -> Result<(), NoAnswer> {
        if let Some(early) = &mut *self.early.borrow_mut() {
            early.push(question);
            return Ok(());
        }
        self.worker.post_message(&JsValue::from_str(&question)).map_err(|_| NoAnswer)
    }
}

fn book() -> Result<Rc<Book>, NoAnswer> {
    BOOK.with(|kept| {
        if let Some(book) = &*kept.borrow() {
            return Ok(Rc::clone(book));
        }
        let book = Rc::new(start()?);
        *kept.borrow_mut() = Some(Rc::clone(&book));
        Ok(book)
    })
}

fn start() -> Result<Book, NoAnswer> {
    let worker = Worker::new(LOADER).map_err(|_| NoAnswer)?;
    let asked: Rc<RefCell<HashMap<u64, Function>>> = Rc::default();
    let early = Rc::new(RefCell::new(Some(Vec::<String>::new())));
    let (waiting, kept, listener) = (Rc::clone(&asked), Rc::clone(&early), worker.clone());
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(text) = event.data().as_string() else { return };
        let Ok(answer) = serde_json::from_str::<Value>(&text) else { return };
        if answer.get("ready").is_some() {
            for question in kept.borrow_mut().take().into_iter().flatten() {
                let _ = listener.post_message(&JsValue::from_str(&question));
            }
            return;
        }
        let resolve = answer.get("id").and_then(Value::as_u64).and_then(|id| waiting.borrow_mut().remove(&id));
        if let Some(resolve) = resolve {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::from_str(&text));
        }
    });
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let failed = Rc::clone(&asked);
    let broken = Closure::<dyn Fn()>::new(move || {
        // A worker that can't be loaded answers nobody; the next question tries to load it again.
        BOOK.with(|kept| kept.borrow_mut().take());
        for (_, resolve) in failed.borrow_mut().drain() {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
    broken.forget();
    Ok(Book { worker, asked, early, serial: Cell::new(0) })
}
