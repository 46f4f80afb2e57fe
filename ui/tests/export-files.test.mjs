// SPDX-License-Identifier: MIT
// What becomes an upload of what people drop and choose.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { exportOf } = await loadModule('pages/import/export-files.ts');
const given = (...paths) => paths.map((path) => ({ path, file: { name: path.split('/').pop(), size: 10 } }));
const paths = (it) => it.files.map((one) => one.path);

test('a single file is taken whatever it is called', () => {
  for (const name of ['trakt-export.zip', 'export.7z', 'watched-history-1.json', 'mine', 'x.tar.gz']) {
    const it = exportOf(given(name));
    assert.deepEqual(paths(it), [name]);
    assert.equal(it.name, name);
  }
});

test('of a folder only what is read is sent, with copies and placeholders of it', () => {
  const it = exportOf(
    given(
      'export/watched-history-1.json',
      'export/watched-history-1 (1).json',
      'export/.watched-history-2.json.icloud',
      'export/Kopie von ratings-movies.json',
      'export/jo/watched/history.json',
      'export/jo/lists/watchlist-2.json',
      'export/user-stats.json',
      'export/_errors.json',
      'export/user-settings.json',
      'export/api-keys.json',
      'export/collection-movies-3.json',
      'export/.DS_Store',
      '__MACOSX/export/._watched-history-1.json',
      'export/trakt-watched-history.zip',
    ),
  );
  assert.equal(it.files.length, 8);
  assert.equal(it.name, 'export');
  assert.equal(it.size, 80);
});

test('a folder with nothing of that kind is sent as it is, for the server to judge', () => {
  assert.deepEqual(paths(exportOf(given('d/trakt-export.zip', 'd/.DS_Store'))), ['d/trakt-export.zip']);
  assert.equal(exportOf(given('a.zip', 'b.zip')).name, 'a.zip and 1 more');
  assert.equal(exportOf(given('d/.DS_Store')), undefined);
  assert.equal(exportOf([]), undefined);
});
