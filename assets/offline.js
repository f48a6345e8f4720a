// Lets a service worker keep the site for when there is no network, and tells the app how that stands.
//
// `data-offline` of the page is empty until the worker has everything, then `ready`, and `newer` while another
// version waits; `offline-state` says that it has changed. The app asks for the waiting version by
// `offline-load`. Every window is asked by `offline-leave` before it starts anew, and may refuse.
(() => {
  const { when } = document.currentScript.dataset;
  const asked = new URLSearchParams(location.search).has("offline");
  const possible = /^https?:$/.test(location.protocol) && isSecureContext && "serviceWorker" in navigator;
  if (!possible || (when === "asked" && !asked)) return;

  const HOUR = 3_600_000;
  const workers = navigator.serviceWorker;
  let isKept = Boolean(workers.controller);
  let isRefused = false;
  function startAnew() {
    isRefused = !dispatchEvent(new Event("offline-leave", { cancelable: true }));
    if (!isRefused) location.reload();
  }
  workers.addEventListener("controllerchange", () => {
    // The first worker takes over a page of its own version; any later one is another version.
    if (isKept) startAnew();
    isKept = true;
  });
  // What stood in the way may be done: a dialog is closed, another screen opened.
  for (const later of ["close", "hashchange"]) addEventListener(later, () => isRefused && startAnew(), true);

  function follow(registration) {
    let looked = Date.now();
    const say = () => {
      const { active, waiting } = registration;
      document.documentElement.dataset.offline = active ? (waiting ? "newer" : "ready") : "";
      dispatchEvent(new Event("offline-state"));
    };
    const watch = () => registration.installing?.addEventListener("statechange", say);
    registration.addEventListener("updatefound", watch);
    watch();
    say();
    addEventListener("offline-load", () => {
      const { waiting } = registration;
      // A page that was loaded past the worker hears of no other controller.
      if (!workers.controller) waiting?.addEventListener("statechange", () => waiting.state === "activated" && startAnew());
      waiting?.postMessage("load");
    });
    // A window may stay open for days; browsers look for another version only when one is opened.
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - looked < HOUR) return;
      looked = Date.now();
      registration.update().catch(() => {});
    });
  }

  // Not before the first screen has come: it has the network to itself.
  addEventListener("load", () => {
    // Where the browser or its owner doesn't want one, the app runs as it does without.
    workers.register("service_worker.js", { updateViaCache: "none" }).then(follow, () => {});
  });
})();
