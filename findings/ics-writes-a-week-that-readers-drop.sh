#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# ics 3.12.0 (npm), and python3-icalendar 4.0.3-5 (Debian 12), which khal reads with.
# Behaviour: the "T" before the hours of a DURATION is written also where no hours follow: days: 1 becomes P1DT and
# weeks: 1 becomes P1WT. RFC 5545, 3.3.6, has no such form, and a week stands alone there. icalendar takes P1DT, drops
# P1WT with nothing but a note in `errors`, and leaves an event without an end; ical.js 2.2.1 reads both as meant.
# Surprises because `ics` checks its input and returns no error, and the same call with hours or minutes is right.
# Hurts: a festival of a week made by `ics` lasts a day in some calendars and a week in others.
# Output seen:
#   days: 1 is written DURATION:P1DT, ical.js ends it on 2026-12-02, icalendar says 1 day, 0:00:00
#   weeks: 1 is written DURATION:P1WT, ical.js ends it on 2026-12-08, icalendar says nothing
#   hours: 2 is written DURATION:PT2H, ical.js ends it on 2026-12-01, icalendar says 2:00:00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --no-audit --no-fund --save-exact ics@3.12.0 ical.js@2.2.1 >/dev/null 2>&1 ||
  { echo "cannot fetch ics 3.12.0 and ical.js 2.2.1: offline?" >&2; exit 2; }
apt-get download -qq python3-icalendar=4.0.3-5 python3-dateutil python3-tz python3-six >/dev/null 2>&1 ||
  { echo "cannot fetch python3-icalendar 4.0.3-5: offline, or no longer in the archive" >&2; exit 2; }
for package in ./*.deb; do dpkg -x "$package" .; done
export TZ=UTC PYTHONPATH=$folder/usr/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1
cat >write.js <<'EOF'
import { createEvent } from 'ics';
const [unit, number] = process.argv.slice(2);
const { error, value } = createEvent({
  title: 'Festival', uid: 'festival@example.org', start: [2026, 12, 1], duration: { [unit]: Number(number) },
});
if (error) throw error;
process.stdout.write(value);
EOF
cat >read.js <<'EOF'
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
const calendar = new ICAL.Component(ICAL.parse(readFileSync('festival.ics', 'utf8')));
console.log(new ICAL.Event(calendar.getFirstSubcomponent('vevent')).endDate.toString().slice(0, 10));
EOF
cat >read.py <<'EOF'
import icalendar
event = icalendar.Calendar.from_ical(open("festival.ics").read()).walk("VEVENT")[0]
print(event["DURATION"].dt if event["DURATION"] is not None else "nothing")
EOF
seen=$(
  for length in "days 1" "weeks 1" "hours 2"; do
    # shellcheck disable=SC2086
    node write.js $length >festival.ics
    printf '%s: %s is written %s, ical.js ends it on %s, icalendar says %s\n' $length \
      "$(tr -d '\r' <festival.ics | grep ^DURATION)" "$(node read.js)" "$(/usr/bin/python3 read.py)"
  done
)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
days: 1 is written DURATION:P1DT, ical.js ends it on 2026-12-02, icalendar says 1 day, 0:00:00
weeks: 1 is written DURATION:P1WT, ical.js ends it on 2026-12-08, icalendar says nothing
hours: 2 is written DURATION:PT2H, ical.js ends it on 2026-12-01, icalendar says 2:00:00
EXPECTED
