#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# sirv 3.0.2, http-server 14.1.1 and send 1.2.1 (npm), the two smallest ranges of a file: its first byte and its last.
# Behaviour: sirv takes the end 0 of `bytes=0-0` for no end and answers 206 with the whole file, Content-Range and all;
# http-server calls `bytes=-1` (the last byte) not satisfiable, 416 with no body. send does both rightly. `bytes=0-1`
# and `bytes=19-19` are right in all three, so a test that asks for other bytes does not show it.
# (That sirv gives `bytes=-1` the first two bytes is reported to it; this one is about the range that ends at 0.)
# Surprises because one byte is what a client asks for to learn the size and whether ranges work at all, and because the
# answer is a well-formed one to a question not asked.
# Hurts: players, downloaders and thumbnailers that probe so: the probe itself fetches the film, once for each.
# Output seen:
#   bytes=0-0   sirv        206 bytes 0-19/20  20 bytes sent
#   bytes=0-0   http-server 206 bytes 0-0/20   1 bytes sent
#   bytes=0-0   send        206 bytes 0-0/20   1 bytes sent
#   bytes=0-1   sirv        206 bytes 0-1/20   2 bytes sent
#   bytes=0-1   http-server 206 bytes 0-1/20   2 bytes sent
#   bytes=0-1   send        206 bytes 0-1/20   2 bytes sent
#   bytes=19-19 sirv        206 bytes 19-19/20 1 bytes sent
#   bytes=19-19 http-server 206 bytes 19-19/20 1 bytes sent
#   bytes=19-19 send        206 bytes 19-19/20 1 bytes sent
#   bytes=-1    http-server 416 none           0 bytes sent
#   bytes=-1    send        206 bytes 19-19/20 1 bytes sent
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --cache ./cache --no-audit --no-fund --fetch-retries 1 --ignore-scripts --silent \
  sirv@3.0.2 http-server@14.1.1 send@1.2.1 >/dev/null 2>&1 ||
  { echo "npm cannot install the packages: offline?" >&2; exit 2; }
mkdir films
printf '0123456789abcdefghij' >films/film.bin

cat >ranges.mjs <<'JS'
import http from 'node:http';
import sirv from 'sirv';
import send from 'send';
import httpServer from 'http-server';
const servers = {
  sirv: http.createServer(sirv('films')),
  'http-server': httpServer.createServer({ root: 'films' }).server,
  send: http.createServer((request, response) => send(request, request.url, { root: 'films' }).pipe(response)),
};
const ask = (port, range) => new Promise((done, failed) => {
  http.get({ host: '127.0.0.1', port, path: '/film.bin', agent: false, headers: { Range: range } }, (answer) => {
    let sent = 0;
    answer.on('data', (part) => { sent += part.length; });
    answer.on('end', () => done([answer.statusCode, answer.headers['content-range'] || 'none', sent]));
  }).on('error', failed);
});
for (const server of Object.values(servers)) await new Promise((done) => server.listen(0, '127.0.0.1', done));
for (const range of ['bytes=0-0', 'bytes=0-1', 'bytes=19-19', 'bytes=-1']) {
  for (const [name, server] of Object.entries(servers)) {
    if (range === 'bytes=-1' && name === 'sirv') continue;
    const [status, given, sent] = await ask(server.address().port, range);
    console.log(`${range.padEnd(11)} ${name.padEnd(11)} ${status} ${given.padEnd(14)} ${sent} bytes sent`);
  }
}
for (const server of Object.values(servers)) server.close();
JS
seen=$(node --no-deprecation ranges.mjs)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
bytes=0-0   sirv        206 bytes 0-19/20  20 bytes sent
bytes=0-0   http-server 206 bytes 0-0/20   1 bytes sent
bytes=0-0   send        206 bytes 0-0/20   1 bytes sent
bytes=0-1   sirv        206 bytes 0-1/20   2 bytes sent
bytes=0-1   http-server 206 bytes 0-1/20   2 bytes sent
bytes=0-1   send        206 bytes 0-1/20   2 bytes sent
bytes=19-19 sirv        206 bytes 19-19/20 1 bytes sent
bytes=19-19 http-server 206 bytes 19-19/20 1 bytes sent
bytes=19-19 send        206 bytes 19-19/20 1 bytes sent
bytes=-1    http-server 416 none           0 bytes sent
bytes=-1    send        206 bytes 19-19/20 1 bytes sent
EXPECTED
