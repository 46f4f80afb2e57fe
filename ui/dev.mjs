// SPDX-License-Identifier: MIT
// Serves the app while it is worked on, rebuilt at every change, in front of a running Cinemarco:
// node dev.mjs [PORT] [http://127.0.0.1:5000] [FOLDER to build into].
import { readdirSync, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './build.mjs';

const port = Number(process.argv[2] ?? 5173);
const server = new URL(process.argv[3] ?? 'http://127.0.0.1:5000');
const root = fileURLToPath(new URL('.', import.meta.url));
const dist = resolve(process.argv[4] ?? join(root, 'dist'));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
// The same that Cinemarco sends, so that what it forbids is seen here.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

let building = Promise.resolve();
function rebuild() {
  building = building
    .then(() => buildApp(dist))
    .then(
      () => console.log(`${new Date().toLocaleTimeString()} built`),
      (error) => console.error(error.message),
    );
}

function pass(incoming, outgoing) {
  const headers = { ...incoming.headers, host: server.host };
  if (headers.origin) headers.origin = server.origin;
  if (headers.referer) headers.referer = `${server.origin}/`;
  const onward = request(
    { host: server.hostname, port: server.port, path: incoming.url, method: incoming.method, headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
      outgoing.on('close', () => answer.destroy());
    },
  );
  onward.on('error', () => outgoing.writeHead(502).end());
  incoming.pipe(onward);
}

async function serve(path, outgoing) {
  await building;
  let file = path;
  let body = extname(file) && (await readFile(join(dist, file)).catch(() => undefined));
  if (!body && extname(file)) return outgoing.writeHead(404).end();
  if (!body) body = await readFile(join(dist, (file = '/index.html')));
  outgoing.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': policy,
  });
  outgoing.end(body);
}

rebuild();
let pending;
// Folder by folder: Node 18 cannot watch a tree on Linux.
const tops = ['src', 'public'].map((it) => join(root, it));
const below = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map((it) => join(folder, it.name))
    .flatMap((it) => [it, ...below(it)]);
for (const folder of tops.flatMap((it) => [it, ...below(it)])) {
  watch(folder, () => {
    clearTimeout(pending);
    pending = setTimeout(rebuild, 80);
  });
}
createServer((incoming, outgoing) => {
  const { pathname } = new URL(incoming.url, 'http://here');
  if (/^\/(api|images|trakt|metrics)(\/|$)/.test(pathname)) pass(incoming, outgoing);
  else serve(decodeURIComponent(pathname), outgoing).catch((error) => outgoing.writeHead(500).end(error.message));
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port} in front of ${server.origin}`));
