// SPDX-License-Identifier: MIT
// What Home makes of plays and of the watchlist.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { daysToAsk, evenings, eveningWords, latestOfEach, picks } = await loadModule([
  'state/play-groups.ts',
  'pages/home/pick.ts',
  'pages/home/days.ts',
]);

const play = (title, season_number, episode_number, day = '2026-01-05') => ({
  media_type: season_number === null ? 'movie' : 'series',
  tmdb_id: null,
  title,
  season_number,
  episode_number,
  watched_at: null,
  watched_day: day,
});

test('an evening of one series is one thing, another evening another', () => {
  const plays = [
    play('A', 1, 3),
    play('A', 1, 2),
    play('B', null, null),
    play('A', 1, 1),
    play('A', 0, 9, '2026-01-04'),
  ];
  assert.deepEqual(
    evenings(plays).map((it) => it.length),
    [3, 1, 1],
  );
  assert.deepEqual(
    latestOfEach(plays).map(([it]) => it.title),
    ['A', 'B'],
  );
});

test('says which episodes an evening had, as briefly as is true', () => {
  assert.equal(eveningWords([play('A', 2, 5)]), 'S2 E5');
  assert.equal(eveningWords([play('A', 2, 8), play('A', 2, 7), play('A', 2, 6)]), 'S2 E6–E8');
  assert.equal(eveningWords([play('A', 3, 1), play('A', 2, 9)]), 'S2 E9–S3 E1');
  assert.equal(eveningWords([play('A', 2, 8), play('A', 2, 6)]), '2 episodes');
  assert.equal(eveningWords([play('A', 2, 8), play('A', 2, 8)]), '2 episodes');
  assert.equal(eveningWords([play('B', null, null)]), '');
  assert.equal(eveningWords([play('B', null, null), play('B', null, null)]), '2 plays');
});

test('picks what is out and fits the time, in an order that stays for the day', () => {
  const title = (id, runtime_minutes, release_date = '2020-01-01', watch_status = 'not_started') => ({
    id,
    runtime_minutes,
    release_date,
    watch_status,
  });
  const items = [
    title(1, 90),
    title(2, 150),
    title(3, null),
    title(4, 80, '2029-01-01'),
    title(5, 20, undefined, 'completed'),
  ];
  const ids = (time, day = '2026-01-05') => picks(items, time, day).map((it) => it.id);
  assert.deepEqual(ids(120), [1]);
  assert.deepEqual(ids(undefined).sort(), [1, 2, 3]);
  assert.deepEqual(ids(undefined), ids(undefined));
  const firsts = new Set(
    Array.from({ length: 28 }, (_, at) => ids(undefined, `2026-02-${String(at + 1).padStart(2, '0')}`)[0]),
  );
  assert.equal(firsts.size, 3, 'each has its day');
});

test('asks for this day only in years that have plays in its month', () => {
  const months = ['2026-02', '2025-03', '2025-02', '2024-02'].map((month) => ({ month, plays: 1 }));
  assert.deepEqual(daysToAsk(months, '2026-02-28'), ['2025-02-28', '2024-02-28']);
  assert.deepEqual(daysToAsk(months, '2028-02-29'), ['2024-02-29']);
});
