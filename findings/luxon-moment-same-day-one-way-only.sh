#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# luxon 3.7.2 and moment-timezone 0.6.6 (npm), the day on which a zone turns the clock back to midnight: Havana and the
# Azores go from 01:00 to 00:00, so that 00:30 is there twice, both times on the same date.
# Behaviour: "same day" holds one way only. The first half past midnight finds noon on its day; noon does not find the
# half past midnight on its own, because the start of noon's day is the second midnight. So one date has two starts, and
# the hour between them lies in no day that is asked for from the rest of it. dayjs 1.11.23 and date-fns 4.4.0 (with
# @date-fns/tz 1.5.0) take the first midnight and agree with themselves. luxon's manual does warn that of a time that is
# there twice either may be taken; here it takes one or the other by the hour from which it is asked.
# Surprises because "the same" ought to hold both ways, and all these times print with the same date.
# Hurts: histories grouped by day (a play is in or out by which of two is asked), streaks, and lists of "today" that go
# from startOf('day') to endOf('day'): once a year a play shortly after midnight is in none.
# Output seen:
#   America/Havana luxon: early~noon true, noon~early false; noon's day starts 2024-11-03T05:00Z
#   America/Havana moment: early~noon true, noon~early false; noon's day starts 2024-11-03T05:00Z
#   America/Havana dayjs: early~noon true, noon~early true; noon's day starts 2024-11-03T04:00Z
#   America/Havana date-fns: early~noon true, noon~early true; noon's day starts 2024-11-03T04:00Z
#   Atlantic/Azores luxon: early~noon true, noon~early false; noon's day starts 2024-10-27T01:00Z
#   Atlantic/Azores moment: early~noon true, noon~early false; noon's day starts 2024-10-27T01:00Z
#   Atlantic/Azores dayjs: early~noon true, noon~early true; noon's day starts 2024-10-27T00:00Z
#   Atlantic/Azores date-fns: early~noon true, noon~early true; noon's day starts 2024-10-27T00:00Z
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --cache ./cache --no-audit --no-fund --fetch-retries 1 --ignore-scripts --silent luxon@3.7.2 \
  moment@2.30.1 moment-timezone@0.6.6 dayjs@1.11.23 date-fns@4.4.0 @date-fns/tz@1.5.0 >/dev/null 2>&1 ||
  { echo "npm cannot install the packages: offline?" >&2; exit 2; }

cat >days.mjs <<'JS'
import { DateTime } from 'luxon';
import moment from 'moment-timezone';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import timezone from 'dayjs/plugin/timezone.js';
import { isSameDay, startOfDay } from 'date-fns';
import { TZDate } from '@date-fns/tz';
dayjs.extend(utc);
dayjs.extend(timezone);
const libraries = {
  luxon: [(time, zone) => DateTime.fromISO(time, { zone }), (a, b) => a.hasSame(b, 'day'), (a) => a.startOf('day')],
  moment: [(time, zone) => moment.tz(time, zone), (a, b) => a.isSame(b, 'day'), (a) => a.clone().startOf('day')],
  dayjs: [(time, zone) => dayjs(time).tz(zone), (a, b) => a.isSame(b, 'day'), (a) => a.startOf('day')],
  'date-fns': [(time, zone) => new TZDate(time, zone), isSameDay, startOfDay],
};
const days = [
  ['America/Havana', '2024-11-03T04:30:00Z', '2024-11-03T17:00:00Z'],
  ['Atlantic/Azores', '2024-10-27T00:30:00Z', '2024-10-27T13:00:00Z'],
];
for (const [zone, half, noon] of days) {
  for (const [name, [make, same, start]] of Object.entries(libraries)) {
    const [a, b] = [make(half, zone), make(noon, zone)];
    const begin = new Date(start(b).valueOf()).toISOString().slice(0, 16);
    console.log(`${zone} ${name}: early~noon ${same(a, b)}, noon~early ${same(b, a)}; noon's day starts ${begin}Z`);
  }
}
JS
seen=$(TZ=UTC node days.mjs)
printf '%s\n' "$seen"
diff <(printf '%s\n' "$seen") - <<'EXPECTED'
America/Havana luxon: early~noon true, noon~early false; noon's day starts 2024-11-03T05:00Z
America/Havana moment: early~noon true, noon~early false; noon's day starts 2024-11-03T05:00Z
America/Havana dayjs: early~noon true, noon~early true; noon's day starts 2024-11-03T04:00Z
America/Havana date-fns: early~noon true, noon~early true; noon's day starts 2024-11-03T04:00Z
Atlantic/Azores luxon: early~noon true, noon~early false; noon's day starts 2024-10-27T01:00Z
Atlantic/Azores moment: early~noon true, noon~early false; noon's day starts 2024-10-27T01:00Z
Atlantic/Azores dayjs: early~noon true, noon~early true; noon's day starts 2024-10-27T00:00Z
Atlantic/Azores date-fns: early~noon true, noon~early true; noon's day starts 2024-10-27T00:00Z
EXPECTED
