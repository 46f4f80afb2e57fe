// SPDX-License-Identifier: MIT
// What the diary is made of: months, days, evenings, and the plays of those that are open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { linesOf } = await loadModule('pages/history/diary.ts');

let id = 0;
const play = (title, watched_day) => ({
  id: ++id,
  media_type: 'series',
  tmdb_id: 1,
  title,
  season_number: 1,
  episode_number: id,
  watched_at: null,
  watched_day,
});
const short = (line) =>
  ({
    month: () => `${line.month} ${[...line.days].map((it) => it.join(':'))} ${line.isWhole}`,
    day: () => `${line.day} ${line.plays}`,
    evening: () => `${line.evening.length} together`,
    play: () => `play ${line.play.id}`,
  })[line.kind]();

test('tells months, days and evenings, newest first, and the unknown last', () => {
  const plays = [play('A', '2026-02-03'), play('A', '2026-02-03'), play('A', '2026-02-01'), play('A', '2026-01-31')];
  const lines = ['2026-02 3:2,1:1 true', '2026-02-03 2', '2 together', '2026-02-01 1', '1 together'];
  const last = ['2026-01-31 1', '1 together'];
  assert.deepEqual(linesOf(plays, new Set(), false).map(short), [...lines, '2026-01 31:1 false', ...last]);
  assert.deepEqual(linesOf(plays, new Set(), true).map(short), [...lines, '2026-01 31:1 true', ...last]);
  const unknown = linesOf([...plays, play('A', null)], new Set(), false).map(short);
  assert.deepEqual(unknown, [...lines, '2026-01 31:1 true', ...last, ' 1', '1 together']);
});

test('shows each play of what is open', () => {
  const plays = [play('A', '2026-02-03'), play('A', '2026-02-03')];
  const [first, second] = plays.map((it) => `play ${it.id}`);
  assert.deepEqual(
    linesOf(plays, new Set([plays[0].id]), true)
      .map(short)
      .slice(2),
    ['2 together', first, second],
  );
});
