#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# curl 7.88.1 (Debian 12: curl and libcurl4 7.88.1-10+deb12u15), --etag-save and --etag-compare with one file, together
# with --location or --retry.
# Behaviour: the ETag of every answer on the way is written to the file, each on its line: that of the redirect that is
# followed and that of the 503 that is tried again, before that of the picture. Read back, the lines are joined to one
# value that no server ever sent, so it matches nothing. After a retry the next run fetches the whole picture for
# nothing and puts the file right. Behind a redirect that has an ETag it is never right: no run ever gets a 304.
# Surprises because each option alone does as its manual says, every run exits 0 and the picture is always right:
# nothing shows it but the traffic.
# Hurts: poster and data-dump mirrors on timers, behind a redirect with an ETag, or a server whose maintenance page is a
# static file, so that its 503 has one.
# Output seen:
#   plain: file "poster"; run 2 sends "poster", gets 304; run 3 sends "poster", gets 304
#   redirected: file "moved" "poster"; run 2 sends "moved""poster", gets 200; run 3 sends "moved""poster", gets 200
#   once busy: file "sorry" "poster"; run 2 sends "sorry""poster", gets 200; run 3 sends "poster", gets 304
set -euo pipefail
version=7.88.1-10+deb12u15
folder=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
cd "$folder"
apt-get download -qq "curl=$version" "libcurl4=$version" >/dev/null 2>&1 ||
  { echo "cannot fetch curl $version: offline, or no longer in the archive" >&2; exit 2; }
for package in ./*.deb; do dpkg -x "$package" .; done
library=$(dirname "$(find "$PWD" -name 'libcurl.so.4' | head -n 1)")
export LD_LIBRARY_PATH=$library
usr/bin/curl --version >/dev/null 2>&1 ||
  { echo "the libraries that Debian 12's curl depends on are not installed" >&2; exit 2; }

cat >server.cjs <<'JS'
const fs = require('fs');
let busy = true;
require('http').createServer((request, response) => {
  const { url, headers: { 'if-none-match': match = 'nothing' } } = request;
  fs.appendFileSync('asked', `${match}\n`);
  const answer = (status, headers, body) => {
    response.writeHead(status, { 'Content-Length': body.length, ...headers }).end(body);
  };
  if (url === '/redirected') {
    answer(302, { Location: '/plain', ETag: '"moved"' }, '');
  } else if (url === '/busy' && busy) {
    busy = false;
    answer(503, { ETag: '"sorry"' }, '');
  } else if (match === '"poster"') {
    response.writeHead(304, { ETag: '"poster"' }).end();
  } else {
    answer(200, { ETag: '"poster"' }, 'picture');
  }
}).listen(0, '127.0.0.1', function () {
  fs.writeFileSync('port.new', String(this.address().port));
  fs.renameSync('port.new', 'port');
});
JS
node server.cjs &
server=$!
for _ in $(seq 100); do [ -e port ] || sleep 0.1; done

fetch() { # PATH: prints the status of the last answer
  usr/bin/curl -q --silent --noproxy '*' --location --retry 1 --retry-delay 1 --etag-compare etag --etag-save etag \
    --output poster --write-out '%{http_code}' "http://127.0.0.1:$(cat port)/$1"
}
runs() { # NAME PATH
  local run status
  rm -f etag poster
  fetch "$2" >first
  printf '%s: file %s' "$1" "$(paste -sd ' ' etag)"
  for run in 2 3; do
    status=$(fetch "$2")
    printf '; run %s sends %s, gets %s' "$run" "$(tail -n 1 asked)" "$status"
  done
  printf '\n'
}
seen=$(runs plain plain; runs redirected redirected; runs 'once busy' busy)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
plain: file "poster"; run 2 sends "poster", gets 304; run 3 sends "poster", gets 304
redirected: file "moved" "poster"; run 2 sends "moved""poster", gets 200; run 3 sends "moved""poster", gets 200
once busy: file "sorry" "poster"; run 2 sends "sorry""poster", gets 200; run 3 sends "poster", gets 304
EXPECTED
