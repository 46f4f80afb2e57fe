// SPDX-License-Identifier: MIT
// Which part of the calendar is behind and ahead, and what is told in one line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { around, gathered, week } = await loadModule('pages/calendar/days.ts');

const episode = (entry, season, number) => ({
  media_type: 'series',
  entry_id: entry,
  season_number: season,
  episode_number: number,
});
const days = ['2026-11-29', '2026-11-30', '2026-12-06', '2026-12-07'].map((day) => ({
  day,
  items: [episode(1, 1, 1)],
}));

test('today is ahead, and a week is seven days', () => {
  const { before, ahead } = around(days, '2026-11-30');
  assert.deepEqual(
    [before, ahead].map((it) => it.length),
    [1, 3],
  );
  assert.deepEqual(
    week(days, '2026-11-30').map((it) => it.day),
    ['2026-11-30', '2026-12-06'],
  );
});

test('a season that comes at once is one line', () => {
  const movie = { media_type: 'movie', entry_id: 9, season_number: null, episode_number: null };
  const told = gathered([movie, episode(1, 1, 1), episode(1, 1, 2), episode(1, 2, 1), episode(2, 2, 1)]);
  assert.deepEqual(
    told.map((it) => it.items.length),
    [1, 2, 1, 1],
  );
});
