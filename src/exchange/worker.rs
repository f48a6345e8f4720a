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

/// How long the worker may take to be loaded, in milliseconds.
const PATIENCE: i32 = 20_000;

/// The worker couldn't be loaded or didn't answer with what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

thread_local! {
    static BOOK: RefCell<Option<Rc<Book>>> = const { RefCell::new(None) };
}

/// The questions under way, by their serial number.
type Asked = Rc<RefCell<HashMap<u64, Function>>>;

/// The worker and the questions under way.
struct Book {
    worker: Worker,
    asked: Asked,
    serial: Cell<u64>,
    /// What is to be asked once the worker listens; `None` when it does. What it is told before is lost.
    unsaid: RefCell<Option<Vec<String>>>,
}

impl Book {
    fn tell(&self, question: String) -> Result<(), NoAnswer> {
        if let Some(unsaid) = self.unsaid.borrow_mut().as_mut() {
            unsaid.push(question);
            return Ok(());
        }
        self.worker.post_message(&JsValue::from_str(&question)).map_err(|_| NoAnswer)
    }

    fn hear(&self, text: &str) {
        let Ok(answer) = serde_json::from_str::<Value>(text) else { return };
        if answer.get("ready").is_some() {
            let unsaid = self.unsaid.borrow_mut().take().unwrap_or_default();
            for question in unsaid {
                // A question that can't be handed over stays unanswered like any other.
                let _ = self.tell(question);
            }
            return;
        }
        let resolve = answer.get("id").and_then(Value::as_u64).and_then(|id| self.asked.borrow_mut().remove(&id));
        if let Some(resolve) = resolve {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::from_str(text));
        }
    }

    /// A worker that can't be loaded answers nobody; the next question tries to load it again.
    fn give_up(&self) {
        self.worker.terminate();
        BOOK.with(|kept| kept.borrow_mut().take());
        let asked: Vec<Function> = self.asked.borrow_mut().drain().map(|(_, resolve)| resolve).collect();
        for resolve in asked {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::NULL);
        }
    }
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
    book.tell(task.to_string())?;
    let answer = JsFuture::from(answer).await.map_err(|_| NoAnswer)?;
    let answer: Value = answer.as_string().and_then(|text| serde_json::from_str(&text).ok()).ok_or(NoAnswer)?;
    if answer.get("error").is_some() { Err(NoAnswer) } else { Ok(answer) }
}

fn book() -> Result<Rc<Book>, NoAnswer> {
    if let Some(book) = BOOK.with(|kept| kept.borrow().clone()) {
        return Ok(book);
    }
    let book = Rc::new(start()?);
    listen(&book);
    BOOK.with(|kept| *kept.borrow_mut() = Some(Rc::clone(&book)));
    Ok(book)
}

fn start() -> Result<Book, NoAnswer> {
    let worker = Worker::new(LOADER).map_err(|_| NoAnswer)?;
    Ok(Book { worker, asked: Rc::default(), serial: Cell::new(0), unsaid: RefCell::new(Some(Vec::new())) })
}

fn listen(book: &Rc<Book>) {
    let hearing = Rc::downgrade(book);
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let (Some(book), Some(text)) = (hearing.upgrade(), event.data().as_string()) {
            book.hear(&text);
        }
    });
    book.worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let failing = Rc::downgrade(book);
    let broken = Closure::<dyn Fn()>::new(move || {
        if let Some(book) = failing.upgrade() {
            book.give_up();
        }
    });
    book.worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
    broken.forget();
    // A worker whose code can't be fetched or started says nothing at all.
    let waiting = Rc::downgrade(book);
    let late = Closure::once_into_js(move || {
        if let Some(book) = waiting.upgrade()
            && book.unsaid.borrow().is_some()
        {
            book.give_up();
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(late.unchecked_ref(), PATIENCE);
    }
}
