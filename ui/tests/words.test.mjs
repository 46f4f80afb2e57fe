// SPDX-License-Identifier: MIT
// Numbers, times and plurals as people read them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const words = await loadModule('words.ts');
const now = Date.parse('2026-11-23T20:00:00Z');

test('counts carry separators and the right plural', () => {
  assert.equal(words.count(1, 'play'), '1 play');
  assert.equal(words.count(1320, 'play'), '1,320 plays');
  assert.equal(words.count(2, 'series', 'series'), '2 series');
});

test('a relative time is short, and says the way', () => {
  const ago = (at) => words.ago(at, now);
  assert.equal(ago('2026-11-23T19:59:30Z'), 'now');
  assert.equal(ago('2026-11-23T19:55:00Z'), '5 min ago');
  assert.equal(ago('2026-11-23T20:25:00Z'), 'in 25 min');
  assert.equal(ago('2026-11-23T17:00:00Z'), '3 h ago');
  assert.equal(ago('2026-11-22T19:00:00Z'), 'yesterday');
  assert.equal(ago('2026-11-01T20:00:00Z'), '3 weeks ago');
  assert.equal(ago('2024-11-01T20:00:00Z'), '2 years ago');
});

test('runtimes and durations', () => {
  assert.equal(words.runtime(45), '45 min');
  assert.equal(words.runtime(120), '2 h');
  assert.equal(words.runtime(136), '2 h 16 min');
  assert.equal(words.duration(41), '41 s');
  assert.equal(words.duration(95), '1 min 35 s');
  assert.equal(words.duration(120), '2 min');
  assert.equal(words.clock(581), '9:41');
});

test('a day is the same day in every zone', () => {
  assert.equal(words.day('2024-05-03'), '3 May 2024');
});

test('specials are not called season 0', () => {
  assert.equal(words.episode(2, 5), 'S2 E5');
  assert.equal(words.episode(0, 3), 'Special 3');
});

test('sizes', () => {
  assert.equal(words.bytes(0), '0 B');
  assert.equal(words.bytes(8040), '8.0 KB');
  assert.equal(words.bytes(5_000_000), '5.0 MB');
  assert.equal(words.bytes(999), '999 B');
  assert.equal(words.megabytes(512_000_000), '512 MB');
  assert.equal(words.megabytes(4_096_000_000), '4,096 MB');
});
