// SPDX-License-Identifier: MIT
// Titles as they are called where they come from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { named, originalTitles } = await loadModule('state/original-titles.ts');
const answer = {
  items: [
    { title: 'A Viagem de Chihiro', original_title: '千と千尋の神隠し', collection: { name: 'Ghibli' } },
    { title: 'Clube da Luta', original_title: null },
    { name: 'Ruptura', original_name: 'Severance', next_episode: { name: 'Boas notícias' } },
  ],
  total: 3,
  next_cursor: null,
};

test('an answer stays as it is where nobody wants them', () => {
  originalTitles.value = false;
  assert.equal(named(answer), answer);
});

test('a title and its original change places, wherever they stand', () => {
  originalTitles.value = true;
  const [chihiro, club, severance] = named(answer).items;
  assert.equal(chihiro.title, '千と千尋の神隠し');
  assert.equal(chihiro.original_title, 'A Viagem de Chihiro');
  assert.equal(chihiro.collection.name, 'Ghibli');
  assert.equal(club.title, 'Clube da Luta');
  assert.equal(severance.name, 'Severance');
  assert.equal(severance.next_episode.name, 'Boas notícias');
  assert.equal(answer.items[0].title, 'A Viagem de Chihiro');
  assert.deepEqual(named(named(answer)), answer);
});
