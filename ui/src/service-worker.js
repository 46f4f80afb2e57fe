// SPDX-License-Identifier: MIT
// Keeps the shell, so that the app opens at once and without a network; never what the library holds.
/* global VERSION, FILES */
const cacheName = `shell-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(['/', ...FILES]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((it) => it !== cacheName).map((it) => caches.delete(it))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  } else if (request.mode === 'navigate' && !/^\/(api|images|trakt|metrics)(\/|$)/.test(url.pathname)) {
    // The newest page where there is a network; its files are named by what is in them.
    event.respondWith(fetch(request).catch(() => caches.match('/')));
  }
});
