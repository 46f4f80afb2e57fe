// SPDX-License-Identifier: MIT
// Your data: backups, exports and the check, on their own page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browse, open, seriousFindings, settled, sizes, World } from './harness.mjs';

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Somebody wrote past us. */
function damage(database) {
  const edit = "UPDATE library_entries SET watch_status = 'not_started' WHERE watch_status = 'completed'";
  const program = 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute(sys.argv[2]); db.commit()';
  execFileSync('python3', ['-c', program, database, edit]);
}

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    let world;
    let page;
    before(async () => {
      world = await World.start();
      await world.fill();
      page = await open(browser, world, size, { bypassCSP: true });
      await page.goto('/settings');
      await page.getByRole('link', { name: 'Open' }).click();
      await page.getByRole('heading', { name: 'What is here' }).waitFor();
      await settled(page);
    });
    after(() => world.end());

    test('says what is here', async () => {
      const { total } = await world.api('/api/library?limit=1');
      await page.getByRole('heading', { name: `${total} titles` }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
    });

    test('backs up, gives the backup as a file, and deletes it when asked twice', async () => {
      await page.getByText('No backup yet').waitFor();
      await page.getByRole('button', { name: 'Back up now' }).dblclick();
      await page.getByText(/^Backed up .* MB$/).waitFor();
      const file = await download(page, /^Download the backup of/);
      assert.match(file.name, /^cinemarco-.*Z\.db$/);
      assert.equal(file.bytes.subarray(0, 15).toString(), 'SQLite format 3');
      assert.equal((await world.api('/api/backups')).backups.length, 1);
      await page.getByRole('button', { name: /^Delete the backup of/ }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: /^Delete the backup of/ }).click();
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByText('No backup yet').waitFor();
      assert.equal((await world.api('/api/backups')).backups.length, 0);
    });

    test('exports in every form', async () => {
      for (const [name, ending, start] of [
        ['Download: Everything', '.json', '{"cinemarco_export":1'],
        ['Download: Trakt’s layout', '.zip', 'PK'],
        ['Download: Plays as a table', '.csv', 'type,'],
        ['Download: Letterboxd', '.zip', 'PK'],
        ['Download: Yamtrack', '.csv', 'media_id,'],
      ]) {
        const file = await download(page, name);
        assert.ok(file.name.endsWith(ending), file.name);
        assert.ok(file.bytes.toString('latin1').startsWith(start), name);
      }
    });

    test('checks, says what is wrong, and repairs', async () => {
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await page.getByText('Everything is as it should be').waitFor();
      damage(join(world.environment.CINEMARCO_DATA_DIR, 'cinemarco.db'));
      await page.getByRole('button', { name: 'Check again' }).click();
      await page.getByText('Something is wrong').waitFor();
      await page.getByRole('button', { name: 'Repair' }).click();
      await page.getByText('Repaired 1 finding').waitFor();
      assert.equal((await world.api('/api/check', { method: 'POST' })).whole, true);
      assert.deepEqual(page.broken, []);
    });
  });
}
