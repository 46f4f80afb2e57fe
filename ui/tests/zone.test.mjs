// SPDX-License-Identifier: MIT
// Days and times are the account's, in a browser that is somewhere else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

process.env.TZ = 'Pacific/Auckland'; // the browser's own
async function inZone(zone, module) {
  globalThis.localStorage = { getItem: () => JSON.stringify(zone), setItem: () => undefined };
  // A data: address is loaded once; the comment makes it another.
  return loadModule(module, zone);
}

test('an instant is shown on the account’s day and by its clock', async () => {
  const words = await inZone('America/Los_Angeles', 'words.ts');
  assert.equal(words.exact('2026-11-01T05:00:00.000Z'), '31 Oct 2026, 22:00');
  assert.match(words.longDay('2026-11-01T05:00:00.000Z'), /^Saturday,? 31 October 2026$/);
  assert.equal(words.time('2026-11-01T05:00:00.000Z'), '22:00');
  assert.equal(words.day('2026-11-01'), '1 Nov 2026');
});

test('"yesterday" is the calendar’s, as the day beside it', async () => {
  const { ago } = await inZone('Europe/Berlin', 'words.ts');
  const now = Date.parse('2026-11-22T23:30:00Z'); // 00:30 of the 23rd
  assert.equal(ago('2026-11-21T22:00:00Z', now), '2 days ago'); // 23:00 of the 21st, 25 hours before
  assert.equal(ago('2026-11-21T23:10:00Z', now), 'yesterday'); // 00:10 of the 22nd
  assert.equal(ago('2026-11-22T20:00:00Z', now), '4 h ago');
  assert.equal(ago('2026-11-24T10:00:00Z', now), 'tomorrow');
});

test('a play of a day alone is that day in every zone', async () => {
  for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
    const words = await inZone(zone, 'words.ts');
    const now = Date.parse('2026-11-22T23:30:00Z'); // the 23rd in Kiritimati, the 22nd in Los Angeles
    const play = { watched_at: null, watched_day: '2026-11-21' };
    assert.equal(words.dated(play), '2026-11-21');
    assert.equal(words.exact(words.dated(play)), '21 Nov 2026');
    assert.equal(words.time(words.dated(play)), '');
    assert.equal(words.ago(words.dated(play), now), zone.startsWith('Pacific') ? '2 days ago' : 'yesterday');
    assert.equal(words.ago(zone.startsWith('Pacific') ? '2026-11-23' : '2026-11-22', now), 'today');
    assert.equal(words.dated({ watched_at: null, watched_day: null }), null);
  }
});

test('a wall clock is an instant of the account', async () => {
  const { instantOf, wallClock, dayOf } = await inZone('America/New_York', 'zone.ts');
  for (const instant of ['2024-01-15T20:30:00.000Z', '2024-07-15T02:05:00.000Z', '0999-06-01T12:00:00.000Z']) {
    assert.equal(instantOf(wallClock(instant)), instant);
  }
  assert.equal(dayOf('2024-07-15T02:05:00.000Z'), '2024-07-14');
  assert.equal(instantOf('2024-11-03T01:30'), '2024-11-03T05:30:00.000Z', 'comes twice: the first');
  assert.equal(instantOf('2024-03-10T02:30'), '2024-03-10T07:30:00.000Z', 'left out');
});

test('a month ends at the account’s midnight, also where that is left out', async () => {
  const berlin = await inZone('Europe/Berlin', 'pages/history/time.ts');
  assert.equal(berlin.monthEnd('2024-10'), '2024-10-31T23:00:00.000Z');
  assert.equal(berlin.monthEnd('2024-12'), '2024-12-31T23:00:00.000Z');
  const asuncion = await inZone('America/Asuncion', 'pages/history/time.ts');
  assert.equal(asuncion.monthEnd('2017-09'), '2017-10-01T04:00:00.000Z', '00:00 of 1 October 2017 never was');
});

test('a zone that the browser does not know leaves its own', async () => {
  const { wallClock } = await inZone('Mars/Olympus', 'zone.ts');
  assert.equal(wallClock('2024-01-15T20:30:00.000Z'), '2024-01-16T09:30');
});
