// Keeps the whole site on this machine, so that the app starts without a network.
//
// The build (`xtask/src/offline.rs`) writes the two lists into the copy that is served: every file with the
// digest of its content. A file is kept under its address and its digest, so that two versions stand side by
// side while the newer one waits, and what is the same in both is fetched once.

// What is kept before the app says that it needs no network.
const FILES = [];
// What is large and seldom wanted: kept once somebody has asked for it.
const ON_ASKING = [];

const DIGESTS = new Map([...FILES, ...ON_ASKING]);
const SCOPE = new URL(self.registration.scope);
// Other apps, and other copies of this one, may live on the same origin: theirs is never touched.
const CACHE = `open-forum ${SCOPE.pathname}`;

// Hosts may redirect a page's file name to its folder, and a redirected answer can't be shown as a page.
const placeOf = (path) => new URL(path === "index.html" ? "./" : path, SCOPE);

function nameOf(path) {
  const name = placeOf(path);
  name.search = encodeURIComponent(DIGESTS.get(path));
  return name.href;
}

// A file of this version: kept, or fetched and kept now. Of a site that is just being replaced, what is
// newer or older fails by its digest instead of being mixed in.
async function file(path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(nameOf(path), { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(placeOf(path), { cache: "no-cache", integrity: DIGESTS.get(path) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(nameOf(path), answer.clone());
  return answer;
}

// One after the other: whoever is at work in the app meanwhile has the network first. What came before the
// network went is there at the next try.
async function keepEverything() {
  for (const [path] of FILES) await file(path);
}

async function dropOtherVersions() {
  const cache = await caches.open(CACHE);
  const names = new Set([...DIGESTS.keys()].map(nameOf));
  const others = (await cache.keys()).filter((request) => !names.has(request.url));
  await Promise.all(others.map((request) => cache.delete(request, { ignoreVary: true })));
}

let isFirst = false;

self.addEventListener("install", (event) => {
  isFirst = !self.registration.active;
  event.waitUntil(keepEverything());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOtherVersions());
  // The windows that the network has just brought are of the same version: they need no other start.
  if (isFirst) event.waitUntil(self.clients.claim());
});

// A newer version waits until every window is closed, or until somebody says so.
self.addEventListener("message", (event) => {
  if (event.data === "load") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const place = new URL(request.url);
  if (request.method !== "GET" || place.origin !== SCOPE.origin || !place.pathname.startsWith(SCOPE.pathname)) return;
  const path = place.pathname.slice(SCOPE.pathname.length) || "index.html";
  // A browser that has thrown away what was kept is no reason to keep the network out as well.
  if (DIGESTS.has(path)) event.respondWith(file(path).catch(() => fetch(request)));
});
