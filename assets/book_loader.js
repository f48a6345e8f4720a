// Starts the worker that composes the minutes.
importScripts("./book.js");
wasm_bindgen({ module_or_path: "./book_bg.wasm" });
