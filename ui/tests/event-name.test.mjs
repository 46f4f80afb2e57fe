// SPDX-License-Identifier: MIT
// What a media server's message is about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { namedBy } = await loadModule('pages/settings/event-name.ts');

test('a message of an episode names its series, season and episode; any other is of a movie', () => {
  assert.deepEqual(namedBy('The Bear 3x05'), { type: 'series', title: 'The Bear', season: 3, episode: 5 });
  assert.deepEqual(namedBy('The Bear 3x05–06'), { type: 'series', title: 'The Bear', season: 3, episode: 5 });
  assert.deepEqual(namedBy('Malcolm X'), { type: 'movie', title: 'Malcolm X' });
  assert.deepEqual(namedBy(''), { type: 'movie', title: '' });
});
