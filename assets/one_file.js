// Stands in for the site where the whole app is one file, opened from a disk or a stick: whatever the app
// would fetch lies in this page, compressed, and nothing is ever asked of a network.
//
// It is the last script of the page that `xtask/src/single.rs` writes, so that the copy that it keeps to be
// handed on is the whole page, as it was before the app changed it.
(() => {
  const page = document.documentElement;
  const itself = page.cloneNode(true);
  const blocks = [...document.querySelectorAll("script[data-file]")].map((block) => [block.dataset.file, block]);
  const carried = new Map(blocks);

  // The worker has it too, as text: it may use nothing from outside.
  function unpacked(text, type) {
    const packed = atob(text);
    const bytes = new Uint8Array(packed.length);
    for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
    const content = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(content, { headers: { "Content-Type": type } });
  }

  function nameOf(asked) {
    const folder = new URL(".", location.href).href;
    const place = new URL(asked, location.href).href;
    return place.startsWith(folder) ? place.slice(folder.length) : place;
  }

  window.fetch = async (asked) => {
    const name = nameOf(asked);
    if (name === "open-forum.html") return new Response(new Blob(["<!doctype html>\n", itself.outerHTML, "\n"]));
    const block = carried.get(name);
    if (!block) throw new TypeError(`${name} is not in this file`);
    return unpacked(block.textContent, block.dataset.type);
  };

  const start = `wasm_bindgen({ module_or_path: unpacked(carried, "application/wasm") });`;
  window.Worker = class extends Worker {
    // The app has one worker, the book's.
    constructor() {
      const [code, module] = ["book.js", "book_bg.wasm"].map((name) => carried.get(name).textContent);
      const parts = [`const carried = "${module}";\n`, unpacked.toString(), "\n", code, "\n", start];
      super(URL.createObjectURL(new Blob(parts, { type: "text/javascript" })));
    }
  };

  page.lang = /^fr\b/i.test(navigator.language) ? "fr" : "en";
  page.dataset.offline = "ready";
})();
