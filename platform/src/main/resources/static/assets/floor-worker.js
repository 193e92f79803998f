// Keeps the floor readable without a network. Pages come from the network while it answers in time, else as they were last seen,
// marked as old. Reports are not its business: the page keeps and sends them (floor.js).
const PAGES = "floor-pages-1";
const FILES = "floor-files-1";
const PATIENCE = 6000;
const MOST_PAGES = 120;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" || request.headers.get("X-Floor") === "list") {
    event.respondWith(page(request, url));
  } else if (/^\/(assets|webjars)\//.test(url.pathname)) {
    event.respondWith(file(request));
  }
});

// The pages of steps that a worker is likely to need next are fetched before the network goes.
self.addEventListener("message", (event) => {
  if (event.data?.fetch) event.waitUntil(ahead(event.data.fetch));
  if (event.data?.forget) event.waitUntil(caches.delete(PAGES));
});

async function ahead(paths) {
  for (const path of paths) {
    try {
      const answer = await fetch(path, { headers: { "X-Floor": "ahead" }, redirect: "manual" });
      if (answer.ok) await keep(path, answer);
    } catch {
      return;
    }
  }
}

async function page(request, url) {
  try {
    const answer = await inTime(request);
    if (answer.ok) await keep(url.pathname, answer.clone());
    if (answer.type === "opaqueredirect" && url.pathname === "/floor") await caches.delete(PAGES);
    if (answer.status < 502) return answer;
    return (await old(url.pathname)) ?? answer;
  } catch (failure) {
    const known = await old(url.pathname);
    if (known) return known;
    throw failure;
  }
}

function inTime(request) {
  return Promise.race([
    fetch(request),
    new Promise((_, reject) => setTimeout(() => reject(new Error("The network takes too long")), PATIENCE)),
  ]);
}

async function keep(path, answer) {
  const cache = await caches.open(PAGES);
  const headers = new Headers(answer.headers);
  headers.set("X-Floor-Seen", new Date().toISOString());
  await cache.put(path, new Response(await answer.text(), { headers }));
  const kept = await cache.keys();
  for (const one of kept.slice(0, Math.max(0, kept.length - MOST_PAGES))) {
    if (new URL(one.url).pathname !== "/floor") await cache.delete(one);
  }
}

// A scanned label or a step that was never opened here leads to the list, where the page finds its card.
async function old(path) {
  const cache = await caches.open(PAGES);
  const known = (await cache.match(path)) ?? (await cache.match("/floor"));
  if (!known) return null;
  const text = (await known.text()).replace("data-fresh", `data-old="${known.headers.get("X-Floor-Seen")}"`);
  return new Response(text, { headers: { "Content-Type": "text/html;charset=UTF-8", "Content-Security-Policy": known.headers.get("Content-Security-Policy") ?? "default-src 'self'" } });
}

async function file(request) {
  const cache = await caches.open(FILES);
  const known = await cache.match(request);
  if (known && new URL(request.url).searchParams.has("v")) return known;
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (failure) {
    if (known) return known;
    throw failure;
  }
}
