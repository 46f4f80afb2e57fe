#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# calcurse 4.7.1 (Debian 12: calcurse 4.7.1-1), import of an iCalendar series that has both COUNT and EXDATE.
# Behaviour: RFC 5545 takes the COUNT times first and the excluded ones out of them, so four weeks less one are three
# showings. calcurse turns COUNT into a last day and lays one more week on for each EXDATE: it keeps four showings, the
# last of them a week after the series has ended. Its export has UNTIL in place of COUNT, so the showing that never was
# reaches every other calendar as a fixed fact. The same series with UNTIL in place of COUNT is imported rightly.
# Surprises because both properties are imported, none is reported as skipped, and two ways to say the same disagree.
# Hurts: whoever imports a broadcaster's season that pauses for a week; the calendar shows an episode that is not on.
# Output seen:
#   COUNT=4: 06/03/24 06/10/24 06/17/24 06/24/24
#   COUNT=4, EXDATE of the 2nd: 06/03/24 06/17/24 06/24/24 07/01/24
#   UNTIL the 4th, EXDATE of the 2nd: 06/03/24 06/17/24 06/24/24
#   exported: RRULE:FREQ=WEEKLY;UNTIL=20240701T200000 EXDATE:20240610T200000
set -euo pipefail
version=4.7.1-1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "calcurse=$version" >/dev/null 2>&1 ||
  { echo "cannot fetch calcurse $version: offline, or no longer in the archive" >&2; exit 2; }
for package in ./*.deb; do dpkg -x "$package" .; done
usr/bin/calcurse --version >/dev/null 2>&1 || { echo "libncursesw6 is not installed" >&2; exit 2; }
export TZ=UTC LC_ALL=C

calendar() { # NAME RULE [EXDATE]: imports a series into a fresh folder
  rm -rf data
  mkdir data
  {
    printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//season//EN BEGIN:VEVENT UID:season@example.org \
      DTSTAMP:20240101T000000Z DTSTART:20240603T200000Z DTEND:20240603T210000Z "RRULE:FREQ=WEEKLY;$2"
    if [ $# -gt 2 ]; then printf 'EXDATE:%s\r\n' "$3"; fi
    printf '%s\r\n' SUMMARY:Season END:VEVENT END:VCALENDAR
  } >season.ics
  usr/bin/calcurse --quiet --datadir data --confdir data --import season.ics
  printf '%s: %s\n' "$1" "$(usr/bin/calcurse --datadir data --confdir data --query --from 06/01/2024 --to 07/31/2024 \
    --format-recur-apt '' --format-apt '' | sed -n 's/^\(.*\):$/\1/p' | paste -sd ' ')"
}
seen=$(
  calendar 'UNTIL the 4th, EXDATE of the 2nd' UNTIL=20240624T200000Z 20240610T200000Z >until
  calendar 'COUNT=4' COUNT=4
  calendar 'COUNT=4, EXDATE of the 2nd' COUNT=4 20240610T200000Z
  cat until
  printf 'exported: %s\n' "$(usr/bin/calcurse --datadir data --confdir data --export=ical | tr -d '\r' |
    grep -E '^(RRULE|EXDATE):' | paste -sd ' ')"
)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
COUNT=4: 06/03/24 06/10/24 06/17/24 06/24/24
COUNT=4, EXDATE of the 2nd: 06/03/24 06/17/24 06/24/24 07/01/24
UNTIL the 4th, EXDATE of the 2nd: 06/03/24 06/17/24 06/24/24
exported: RRULE:FREQ=WEEKLY;UNTIL=20240701T200000 EXDATE:20240610T200000
EXPECTED
