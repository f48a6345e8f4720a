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
    asked: Rc<RefCell<HashMap<u64, Function>>>,
    serial: Cell<u64>,
}

/// Asks the worker; `task` holds the question without its `id`. The answer is its `html` or `text`.
///
/// # Errors
/// [`NoAnswer`] when the worker can't be loaded.
pub async fn ask(mut task: Value) -> Result<String, NoAnswer> {
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
    book.worker.post_message(&JsValue::from_str(&task.to_string())).map_err(|_| NoAnswer)?;
    let answer = JsFuture::from(answer).await.map_err(|_| NoAnswer)?;
    answer.as_string().ok_or(NoAnswer)
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
    let waiting = Rc::clone(&asked);
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let answer: Option<Value> = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
        let Some(answer) = answer else { return };
        let resolve = answer.get("id").and_then(Value::as_u64).and_then(|id| waiting.borrow_mut().remove(&id));
        let said = answer.get("html").or_else(|| answer.get("text")).and_then(Value::as_str);
        if let Some(resolve) = resolve {
            let _ = resolve.call1(&JsValue::NULL, &said.map_or(JsValue::NULL, JsValue::from_str));
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
    Ok(Book { worker, asked, serial: Cell::new(0) })
}
