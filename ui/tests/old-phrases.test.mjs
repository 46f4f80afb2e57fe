// SPDX-License-Identifier: MIT
// One voice: what the page no longer says is said nowhere.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((it) => /\.tsx?$/.test(it) && !it.endsWith('schema.ts'));

/** Comments speak to us. */
const withoutComments = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/\s+/g, ' ');

const old = [
  'is watched any more',
  'is not watched any more',
  'is out of your library',
  'Take out of',
  'No favourite any more',
  'One of your favourites',
  'Off your watchlist',
  'The rating is taken away',
  'Take the rating away',
  'Abandon',
  'Take it up again',
  'Taken up again',
  'Watched again',
  'Some day',
  'some day',
  'stands at the end',
  'What shall come in',
  'Look at what would come',
  'They stand in your library',
  'From ten points',
  'Reading everything once',
  'Sending the file',
  'We are asked to wait',
  'we go on by ourselves',
  'broke off',
  'cut off',
  'Go on with the import',
  'So far',
  'has no number for it',
  'Keeping in step',
  'Sync by itself',
  'In step',
  'Tell Trakt',
  'wait to be told',
  'Do not tell',
  'Kept to this library',
  'Trakt is told',
  'gone at Trakt',
  'taken away here unasked',
  'It brought',
  'Never yet',
  'Needs you',
  'renewed by itself',
  'Looks',
  'Without spoilers',
  'As the system',
  'Who may come in',
  'Take back',
  'The present password',
  'answers of TMDB',
  'Clear the expired',
  'look-ups were answered',
  'and come again',
  'one is had at',
  'have no number at TMDB',
  'word counts again',
  'Take that one',
  'knows nothing else by that name',
  'Everywhere else',
  'Looked for lately',
  'What is watched this week',
  'turn round',
  'Further',
  'asks for its password',
  'changes are not kept',
  'Nothing is here',
  'leads nowhere',
  'Nothing to set for it',
  'nothing doubles',
  'Bad Request',
  'Payload Too Large',
  'Service Unavailable',
];

test('no old phrase is left in the page', () => {
  const found = files.flatMap((file) => {
    const text = withoutComments(readFileSync(`${root}/${file}`, 'utf8'));
    return old
      .filter((phrase) => new RegExp(`(?<![\\w-])${phrase}(?![\\w-])`).test(text))
      .map((phrase) => `${file}: ${phrase}`);
  });
  assert.deepEqual(found, []);
});

test('no control and no message names a path, a command or a status of HTTP', () => {
  const found = files
    .filter((it) => it !== 'api/problem.ts')
    .filter((it) => /`cinemarco |\/tmp\/|HTTP \d{3}/.test(withoutComments(readFileSync(`${root}/${it}`, 'utf8'))));
  assert.deepEqual(found, []);
});
