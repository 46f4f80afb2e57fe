// SPDX-License-Identifier: MIT
// Which titles the library shows, and in which order.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { countFacets, filtered, sorted, sortWords, toServer, toView } = await loadModule('pages/library/filter.ts');

let last = 0;
const title = (name, more = {}) => ({
  id: ++last,
  media_type: 'movie',
  title: name,
  original_title: null,
  release_date: null,
  genres: [],
  watch_status: 'not_started',
  personal_rating: null,
  is_favorite: false,
  date_added: null,
  watchlisted_at: null,
  last_watched_at: null,
  ...more,
});
const names = (items) => items.map((it) => it.title);

test('an address that means nothing shows everything', () => {
  const view = toView({ type: 'book', rating: '9', sort: 'luck' });
  assert.equal(view.type, undefined);
  assert.equal(view.rating, undefined);
  assert.deepEqual(toServer(view), { sort: 'added', order: 'desc' });
});

test('every sort of the server is offered, kept in the address and asked for', () => {
  const schema = readFileSync(new URL('../src/api/schema.ts', import.meta.url), 'utf8');
  const [, list] = /sort\?: ((?:"\w+"(?: \| )?)+);/.exec(schema);
  const sorts = list.split(' | ').map((it) => it.slice(1, -1));
  assert.deepEqual(Object.keys(sortWords).sort(), [...sorts].sort());
  for (const sort of sorts) {
    for (const order of ['asc', 'desc']) assert.deepEqual(toServer(toView({ sort, order })), { sort, order });
  }
});

test('titles are found as people type them', () => {
  const items = [
    title("Ocean's Eleven"),
    title('Spider-Man'),
    title('Chihiro', { original_title: '千と千尋の神隠し' }),
  ];
  const found = (q) => names(filtered(items, toView({ q })));
  assert.deepEqual(found('oceans'), ["Ocean's Eleven"]);
  assert.deepEqual(found('man SPI'), ['Spider-Man']);
  assert.deepEqual(found('千尋'), ['Chihiro']);
  assert.deepEqual(found('ider'), []);
  assert.equal(found(' ').length, 3);
});

test('titles sort as at the server: without article, case and accents', () => {
  const items = ['The Matrix', 'Emma', 'Élite', 'Elementary', 'A Serious Man', 'zodiac'].map((it) => title(it));
  const order = ['Elementary', 'Élite', 'Emma', 'The Matrix', 'A Serious Man', 'zodiac'];
  assert.deepEqual(names(sorted(items, 'title', 'asc')), order);
  assert.deepEqual(names(sorted(items, 'title', 'desc')), order.reverse());
});

test('the watchlist sorts by when a title was listed', () => {
  const items = [
    title('late', { watchlisted_at: '2026-02-01T00:00:00.000Z' }),
    title('none'),
    title('early', { watchlisted_at: '2026-01-01T00:00:00.000Z' }),
  ];
  assert.deepEqual(names(sorted(items, 'listed', 'desc')), ['late', 'early', 'none']);
});

test('what has no value comes last in either order', () => {
  const items = [title('none'), title('low', { personal_rating: 1 }), title('high', { personal_rating: 5 })];
  assert.deepEqual(names(sorted(items, 'rating', 'desc')), ['high', 'low', 'none']);
  assert.deepEqual(names(sorted(items, 'rating', 'asc')), ['low', 'high', 'none']);
});

test('a choice is counted as if it alone were made anew', () => {
  const items = [
    title('a', { watch_status: 'completed', personal_rating: 5 }),
    title('b', { watch_status: 'completed', media_type: 'series' }),
    title('c', { watch_status: 'abandoned' }),
  ];
  const facets = countFacets(items, toView({ type: 'movie', status: 'completed' }));
  assert.equal(facets.status.get('completed'), 1);
  assert.equal(facets.status.get('abandoned'), 1);
  assert.equal(facets.type.get('series'), 1);
  assert.equal(facets.rating.get('5'), 1);
});
