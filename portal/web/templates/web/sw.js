// Kept in the browser: one page that is the same for everybody, and what it needs to look right. Never anything of a person.
const CACHE = "offline-VERSIE";
const OFFLINE = "{{ offline_url }}";

async function keep() {
  const cache = await caches.open(CACHE);
  // Without cookies, so that the page of nobody in particular is kept.
  const page = await fetch(OFFLINE, { cache: "reload", credentials: "omit" });
  if (!page.ok) throw new Error("no offline page");
  const html = await page.clone().text();
  const parts = new Set([...html.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((match) => match[1]));
  await cache.put(OFFLINE, page);
  await cache.addAll(parts);
}

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  // What is asked comes from the network, always; only when there is none, what was kept.
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  else if (new URL(request.url).pathname.startsWith("/static/"))
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
});

self.addEventListener("push", (event) => {
  const { titel, tekst, url, kenmerk } = event.data.json();
  const shown = { body: tekst, tag: kenmerk, icon: "{{ beeld }}", badge: "{{ beeld }}", data: { url } };
  event.waitUntil(self.registration.showNotification(titel, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url } = event.notification.data;
  // Only to our own pages, whatever a message says.
  if (new URL(url, self.location).origin === self.location.origin) event.waitUntil(self.clients.openWindow(url));
});
