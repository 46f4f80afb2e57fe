// SPDX-License-Identifier: MIT
// Which titles the library shows, and in which order.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { countFacets, filtered, lettersOf, offered, sorted, sortWords, toServer, toView, turned, viewName } =
  await loadModule(['pages/library/filter.ts', 'pages/library/choices.ts', 'pages/library/letters-of.ts']);

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
  assert.deepEqual(view.rating, []);
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

test('several choices of a kind widen, several kinds narrow, and a decade is ten years', () => {
  const items = [
    title('a', { genres: ['Drama'], release_date: '1994-05-01', personal_rating: 4 }),
    title('b', { genres: ['Comedy'], release_date: '1999-05-01' }),
    title('c', { genres: ['Comedy', 'Drama'], release_date: '2001-05-01' }),
    title('d', { genres: ['Horror'], release_date: '1995-05-01' }),
  ];
  const found = (query) => names(filtered(items, toView(query)));
  assert.deepEqual(found({ genre: 'Drama,Comedy' }), ['a', 'b', 'c']);
  assert.deepEqual(found({ genre: 'Drama,Comedy', year: '1990s' }), ['a', 'b']);
  assert.deepEqual(found({ genre: 'Drama,Comedy', year: '1990s', rating: 'none' }), ['b']);
  assert.deepEqual(found({ year: '1994,2001' }), ['a', 'c']);
  assert.equal(toServer(toView({ genre: 'Drama,Comedy' })), null, 'the server takes one of a kind');
  assert.equal(toServer(toView({ year: '1990s' })), null);
  assert.equal(toServer(toView({ year: '1994' })).year, 1994);
  assert.equal(countFacets(items, toView({ year: '1990s' })).genre.get('Comedy'), 1);
});

test('a choice is turned on and off, and a view is called by its choices', () => {
  const view = toView({ genre: 'Drama', rating: 'none', type: 'movie' });
  assert.equal(turned(view, 'genre', 'Comedy'), 'Drama,Comedy');
  assert.equal(turned(view, 'genre', 'Drama'), '');
  assert.equal(turned(view, 'list', 'watchlist'), 'watchlist');
  assert.equal(viewName(view), 'Movies · Not rated · Drama');
  const facets = countFacets([title('x', { release_date: '1994-01-01', genres: ['Drama'] })], toView({}));
  assert.deepEqual(offered(toView({ year: '1987' }), 'year', facets), ['1990s', '1987']);
});

test('a library by title has a place for each letter', () => {
  const letters = lettersOf(['12 Monkeys', 'Élite', 'Emma', 'The Matrix', '千尋'].map((it) => title(it)));
  assert.deepEqual(letters, [
    { letter: '#', index: 0 },
    { letter: 'E', index: 1 },
    { letter: 'M', index: 3 },
  ]);
});
