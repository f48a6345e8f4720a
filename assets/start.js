// Starts the application. A file of its own because the Content-Security-Policy allows no inline script.
(() => {
  const { js, wasm } = document.currentScript.dataset;
  const page = document.documentElement;
  page.lang = /^fr\b/i.test(navigator.language) ? "fr" : "en";

  import(js)
    .then((app) => app.default({ module_or_path: wasm }))
    .catch((reason) => {
      page.dataset.start = "failed";
      console.error(reason);
    });
})();
