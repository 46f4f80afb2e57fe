// SPDX-License-Identifier: MIT
// What comes next in a series, which seasons are one line, and when all of it will be done.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { coming, folds, nextOf, paceWords } = await loadModule([
  'pages/series/counts.ts',
  'pages/series/pace.ts',
  'pages/title/next.ts',
]);

/** "wwa-": two that were watched, one that has aired, one to come. */
function entry(seasons, more = {}) {
  return {
    numbering: null,
    series_status: 'Ended',
    seasons: Object.entries(seasons).map(([number, states]) => ({
      season_number: Number(number),
      episodes: [...states].map((state, at) => ({
        season_number: Number(number),
        episode_number: at + 1,
        has_aired: state !== '-',
        air_date: state === '-' ? `2026-0${at + 1}-01` : '2020-01-01',
        is_watched: state === 'w',
        is_on_tmdb: true,
        date_source: state === 'w' ? 'trakt' : null,
        watched_date: state === 'w' ? '2026-01-05' : null,
      })),
    })),
    ...more,
  };
}
const at = (season_number, episode_number) => ({ season_number, episode_number });

test('next is what stands behind the furthest that was watched, else the first hole', () => {
  assert.deepEqual(nextOf(entry({ 0: 'aa', 1: 'awa', 2: 'waa' })), at(2, 2));
  assert.deepEqual(nextOf(entry({ 1: 'wa', 2: 'ww-' })), at(1, 2));
  assert.deepEqual(nextOf(entry({ 0: 'w', 1: 'aa' })), at(1, 1));
  assert.equal(nextOf(entry({ 0: 'a', 1: 'ww-' })), null);
  assert.equal(nextOf(entry({ 1: 'aa' }, { numbering: { differs: true } })), null);
});

test('finished seasons in a row are one line; specials come last and stay by themselves', () => {
  const lines = (it) => folds(it).map((fold) => fold.map((season) => season.season_number).join());
  assert.deepEqual(lines(entry({ 0: 'w', 1: 'w', 2: 'ww', 3: 'wa', 4: 'w' })), ['1,2', '3', '4', '0']);
  assert.deepEqual(lines(entry({ 1: 'w', 2: '', 3: 'w' })), ['1', '2', '3']);
  assert.deepEqual(lines(entry({ 1: 'w', 2: 'w' }, { numbering: { differs: true } })), ['1', '2']);
});

test('says what airs next', () => {
  assert.equal(coming(entry({ 1: 'w-', 2: '---' }))?.season_number, 2);
  assert.equal(coming(entry({ 0: '-', 1: 'w' })), undefined);
});

test('tells the end from what was watched of late, and nothing from too little', () => {
  const now = Date.parse('2026-01-10T12:00:00Z');
  // Three in the last two weeks, nine left: six weeks.
  assert.equal(paceWords(entry({ 1: 'wwwaaaaaaaaa' }), now), 'done by February at your pace');
  assert.equal(paceWords(entry({ 1: 'wwwa' }), now), 'done in 5 days at your pace');
  assert.equal(
    paceWords(entry({ 1: 'wwwa' }, { series_status: 'Returning Series' }), now),
    'caught up in 5 days at your pace',
  );
  assert.equal(paceWords(entry({ 1: `www${'a'.repeat(90)}` }), now), 'done by March 2027 at your pace');
  assert.equal(paceWords(entry({ 1: `www${'a'.repeat(999)}` }), now), '');
  assert.equal(paceWords(entry({ 1: 'wwaaaa' }), now), '');
  assert.equal(paceWords(entry({ 1: 'wwww' }), now), '');
  assert.equal(paceWords(entry({ 1: 'wwwaaaa' }), now + 90 * 86_400_000), '');
});
