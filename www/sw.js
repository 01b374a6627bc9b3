// Keeps the page for use without a network: what is fresh is used first, and what was kept where there is no network.
const CACHE = "zh-measures";
const MODULES = ["app", "article", "dom", "doubt", "engine", "figures", "format", "frame", "i18n", "input", "outline",
  "plain", "reader", "settings", "table", "takeaway", "words"];
const SOURCES = "csv error guard library loader project spans thread worker worker-client worker-thread".split(" ");
const PACKAGE = ["dist/worker", "dist/thread", "dist/glue/zh-measures", ...SOURCES.map((name) => `src/${name}`)];
const SHELL = ["./", "style.css", "icon.svg", "manifest.webmanifest", "samples/hans.txt", "samples/hant.txt",
  "i18n/en.json", "i18n/zh-Hans.json", "i18n/zh-Hant.json", "pkg/dist/zh-measures.wasm",
  ...MODULES.map((name) => `${name}.js`), ...PACKAGE.map((name) => `pkg/${name}.js`)];

self.addEventListener("install", (event) => {
  const keep = (cache) => Promise.allSettled(SHELL.map((path) => cache.add(path)));
  event.waitUntil(caches.open(CACHE).then(keep).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  const fresh = fetch(request).then((response) => {
    if (response.ok) cache.put(request, response.clone());
    return response;
  });
  return kept ? fresh.catch(() => kept) : fresh;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) {
    event.respondWith(answer(request));
  }
});
