// SPDX-License-Identifier: MIT
// Which titles the library shows, and in which order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { countFacets, filtered, sorted, toServer, toView } = await loadModule('pages/library/filter.ts');

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
  date_last_watched: null,
  ...more,
});
const names = (items) => items.map((it) => it.title);

test('an address that means nothing shows everything', () => {
  const view = toView({ type: 'book', rating: '9', sort: 'luck' });
  assert.equal(view.type, undefined);
  assert.equal(view.rating, undefined);
  assert.deepEqual(toServer(view), { sort: 'added', order: 'desc' });
});

test('words match the beginning of words, without case, accents and punctuation', () => {
  const items = [
    title('Amélie'),
    title('Spider-Man'),
    title('The Matrix'),
    title('七人の侍', { original_title: '七人の侍' }),
  ];
  const found = (q) => names(filtered(items, toView({ q })));
  assert.deepEqual(found('ame'), ['Amélie']);
  assert.deepEqual(found('man SPI'), ['Spider-Man']);
  assert.deepEqual(found('atrix'), []);
  assert.deepEqual(found('七人'), ['七人の侍']);
});

test('titles sort without their article, numbers by value', () => {
  const items = [title('The Matrix'), title('Alien 10'), title('Alien 2'), title('A Serious Man'), title('Zodiac')];
  assert.deepEqual(names(sorted(items, 'title', 'asc')), [
    'Alien 2',
    'Alien 10',
    'The Matrix',
    'A Serious Man',
    'Zodiac',
  ]);
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
