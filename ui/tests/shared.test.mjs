// SPDX-License-Identifier: MIT
// What other apps share, as they share it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { sharedWith } = await loadModule('pages/search/shared.ts');

test('a page of TMDB is the title itself, anything else words to search by', () => {
  assert.equal(sharedWith({}), undefined);
  assert.equal(sharedWith({ link: 'https://www.themoviedb.org/movie/603-the-matrix' })?.href, '/tmdb/movie/603');
  assert.equal(sharedWith({ text: 'Look: https://www.themoviedb.org/tv/1396' })?.href, '/tmdb/series/1396');
  const words = [
    [{ text: 'The Matrix (1999) ⭐ 8.7 | Action, Sci-Fi https://www.imdb.com/title/tt0133093/' }, 'The Matrix'],
    [{ text: 'Slow Horses (TV Series 2022– ) - IMDb' }, 'Slow Horses'],
    [{ title: 'The Matrix (1999) - Trakt', link: 'https://trakt.tv/movies/the-matrix-1999' }, 'The Matrix'],
    [{ text: 'https://trakt.tv/shows/slow-horses' }, 'slow horses'],
    [{ text: 'Amélie' }, 'Amélie'],
  ];
  for (const [shared, q] of words) assert.deepEqual(sharedWith(shared), { q });
});
