// SPDX-License-Identifier: MIT
// A preview with what the user has said of its unsure titles.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { withMatches } = await loadModule('pages/import/matched.ts');

const title = (more) => ({
  type: 'movie',
  title: 'The Metrix',
  state: 'unsure',
  title_key: 'k',
  candidates: [],
  ...more,
});
const preview = {
  movies: { seen: 2, new: 1, existing: 0, skipped: 1 },
  series: { seen: 1, new: 0, existing: 0, skipped: 1 },
  titles: [title({}), title({ title: 'Heat', state: 'new', title_key: null }), title({ type: 'series' })],
};

test('a matched title is new, and is counted so; the preview itself stays as it was', () => {
  const shown = withMatches(preview, { 'movie k': { tmdbId: 603, name: 'The Matrix' } });
  assert.deepEqual(shown.movies, { seen: 2, new: 2, existing: 0, skipped: 0 });
  assert.deepEqual(shown.series, preview.series);
  assert.deepEqual(
    shown.titles.map((it) => [it.state, it.tmdb_id, it.matched]),
    [
      ['new', 603, 'The Matrix'],
      ['new', undefined, undefined],
      ['unsure', undefined, undefined],
    ],
  );
  assert.equal(preview.movies.new, 1);
});
