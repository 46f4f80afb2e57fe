#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# rrule 2.8.1 (npm), a daily rule whose BYHOUR does not ascend.
# Behaviour: RFC 5545 gives the order of a BYHOUR list no meaning, but rrule walks each day in the order written, and
# stops at the first time that is late enough. With `BYHOUR=20,8` the list of all times runs backwards within a day, and
# from that: the next showing is the evening's although the morning's is sooner, a search over a morning finds nothing,
# UNTIL at noon drops that day's morning showing, and COUNT takes in a later showing and leaves out a sooner one.
# Surprises because the days of BYDAY may stand in any order, and because each answer looks like a right one.
# Hurts: reminders of showings twice a day and "what is next", from calendars that list the evening first.
# rrule-temporal 2.2.8 gives the same times for both orders.
# Output seen:
#   rrule BYHOUR=8,20: next 02T08; morning of the 2nd: 02T08; UNTIL noon: 01T08 01T20 02T08; COUNT=3: 01T08 01T20 02T08
#   rrule BYHOUR=20,8: next 02T20; morning of the 2nd: none; UNTIL noon: 01T20 01T08; COUNT=3: 01T20 01T08 02T20
#   rrule-temporal BYHOUR=20,8: UNTIL noon: 01T08 01T20 02T08; COUNT=3: 01T08 01T20 02T08
#   rrule BYDAY=MO,SA or SA,MO: the same times
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --cache ./cache --no-audit --no-fund --fetch-retries 1 --ignore-scripts --silent \
  rrule@2.8.1 rrule-temporal@2.2.8 >/dev/null 2>&1 || { echo "npm cannot install the packages: offline?" >&2; exit 2; }

cat >showings.cjs <<'JS'
const { rrulestr } = require('rrule');
const { RRuleTemporal } = require('rrule-temporal');
const text = (rule) => `DTSTART:20240101T080000Z\nRRULE:${rule}`;
const iso = (time) => (time instanceof Date ? time.toISOString() : time.toInstant().toString());
const day = (time) => (time ? iso(time).slice(8, 13) : 'none');
const list = (times) => times.map(day).join(' ') || 'none';
const at = (time) => new Date(`2024-01-${time}:00:00Z`);
const bounded = (all, hours) => `UNTIL noon: ${list(all(text(`FREQ=DAILY;UNTIL=20240102T120000Z;BYHOUR=${hours}`)))}; `
  + `COUNT=3: ${list(all(text(`FREQ=DAILY;COUNT=3;BYHOUR=${hours}`)))}`;
for (const hours of ['8,20', '20,8']) {
  const endless = rrulestr(text(`FREQ=DAILY;BYHOUR=${hours}`));
  console.log(`rrule BYHOUR=${hours}: next ${day(endless.after(at('01T21')))}; `
    + `morning of the 2nd: ${list(endless.between(at('01T21'), at('02T12')))}; `
    + bounded((rule) => rrulestr(rule).all(), hours));
}
console.log(`rrule-temporal BYHOUR=20,8: ${bounded((rule) => new RRuleTemporal({ rruleString: rule }).all(), '20,8')}`);
const [one, other] = ['MO,SA', 'SA,MO'].map((days) => list(rrulestr(text(`FREQ=WEEKLY;COUNT=5;BYDAY=${days}`)).all()));
console.log(`rrule BYDAY=MO,SA or SA,MO: ${one === other ? 'the same times' : `${one} or ${other}`}`);
JS
seen=$(node showings.cjs)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
rrule BYHOUR=8,20: next 02T08; morning of the 2nd: 02T08; UNTIL noon: 01T08 01T20 02T08; COUNT=3: 01T08 01T20 02T08
rrule BYHOUR=20,8: next 02T20; morning of the 2nd: none; UNTIL noon: 01T20 01T08; COUNT=3: 01T20 01T08 02T20
rrule-temporal BYHOUR=20,8: UNTIL noon: 01T08 01T20 02T08; COUNT=3: 01T08 01T20 02T08
rrule BYDAY=MO,SA or SA,MO: the same times
EXPECTED
