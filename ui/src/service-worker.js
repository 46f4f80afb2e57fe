// SPDX-License-Identifier: MIT
// Keeps the shell, so that the app opens at once and without a network; and what the library last said, to be read while
// the server cannot be reached. That is marked (x-kept), so that the page says so, and dropped when somebody logs out.
/* global VERSION, FILES */
// Below which path we are mounted; one site may hold several of us.
const base = new URL(self.registration.scope).pathname.replace(/\/$/, '');
const named = (name) => (base ? `${name}@${base}` : name);
const isOurs = (name) => (base ? name.endsWith(`@${base}`) : !name.includes('@'));
const shell = named(`shell-${VERSION}`);
const last = named('library');
const mostPictures = 600;
const pictures = named('pictures');

// What only shows the library; nothing of the door, of tokens or of Trakt's sign-in.
const readable =
  /^\/api\/(session|setup|library|plays|up-next|calendar|stats|import|sync|trakt|imports|removed|unmatched|tmdb\/collection)(\/|$)/;
const streams = /\/(events|device|outbox|removals|preview)$/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll(['/', ...FILES].map((it) => base + it)))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const ours = [shell, last, pictures];
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((it) => isOurs(it) && !ours.includes(it)).map((it) => caches.delete(it))),
      )
      .then(() => self.clients.claim()),
  );
});

async function keep(name, request, answer) {
  const cache = await caches.open(name);
  await cache.put(request, answer);
  if (name !== pictures) return;
  const kept = await cache.keys();
  for (const it of kept.slice(0, Math.max(0, kept.length - mostPictures))) await cache.delete(it);
}

function marked(answer) {
  const headers = new Headers(answer.headers);
  headers.set('x-kept', '1');
  return new Response(answer.body, { status: answer.status, headers });
}

async function newestOrLast(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(keep(last, request, answer.clone()).catch(() => undefined));
    else if (answer.status === 401) event.waitUntil(caches.delete(last));
    return answer;
  } catch (error) {
    const kept = request.cache === 'no-store' ? undefined : await caches.match(request, { cacheName: last });
    if (!kept) throw error;
    return marked(kept);
  }
}

async function picture(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keep(pictures, event.request, answer.clone()).catch(() => undefined));
    return answer;
  } catch (error) {
    const kept = await caches.match(event.request, { cacheName: pictures });
    if (!kept) throw error;
    return kept;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || !url.pathname.startsWith(`${base}/`)) return;
  const path = url.pathname.slice(base.length);
  if (request.method !== 'GET') {
    const leaves = request.method === 'DELETE' && path === '/api/session';
    if (leaves) event.waitUntil(Promise.all([caches.delete(last), caches.delete(pictures)]));
    return;
  }
  if (path.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  } else if (readable.test(path) && !streams.test(path)) {
    event.respondWith(newestOrLast(event));
  } else if (path.startsWith('/images/')) {
    event.respondWith(picture(event));
  } else if (request.mode === 'navigate' && !/^\/(api|images|trakt|metrics|calendar\.ics)(\/|$)/.test(path)) {
    // The newest page where there is a network; its files are named by what is in them.
    event.respondWith(fetch(request).catch(() => caches.match(`${base}/`)));
  }
});
