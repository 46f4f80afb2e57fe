// SPDX-License-Identifier: MIT
// From nothing to a full library, as a person does it: first visit, connecting, preview, import, cancel, resume, export.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browse, open, seriousFindings, sizes, World } from './harness.mjs';

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    test('a first visit says what to set, and takes the key', async () => {
      const world = await World.start({ keys: false });
      const page = await open(browser, world, size);
      await page.goto('/');
      await page.getByRole('heading', { name: 'Welcome' }).waitFor();
      await page.getByText('A sample account is built in').waitFor();
      assert.doesNotMatch(await page.locator('main').innerText(), /cinemarco [a-z]|[A-Z]+_[A-Z]+/);
      const field = page.getByLabel('TMDB key or read access token');
      await field.fill('wrong');
      await page.getByRole('button', { name: 'Save and check' }).first().click();
      await page.getByRole('alert').first().waitFor();
      await field.fill(world.tmdbKey);
      await page.getByRole('button', { name: 'Save and check' }).first().click();
      await page.getByText('Key saved').waitFor();
      await page.getByRole('link', { name: 'Search for a title' }).waitFor();
      assert.deepEqual(page.broken, []);
      await world.end();
    });

    test('connecting by a code, looking, importing, and the result', async () => {
      const world = await World.start({ sandbox: ['--no-auto-approve', '--approve-after', '1'] });
      const page = await open(browser, world, size, { bypassCSP: true });
      await page.goto('/import');
      await page.getByRole('button', { name: 'Connect Trakt' }).click();
      await page.getByText('Waiting for you…').waitFor();
      await page.getByRole('img', { name: /QR code/ }).waitFor();
      await page.getByRole('heading', { name: 'What do you want to import?' }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await page.getByRole('checkbox', { name: /Movies/ }).isChecked();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByRole('heading', { name: /new · 0 already here/ }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await page.getByLabel('Filter by name').fill('matrix');
      await page.getByRole('list', { name: 'Titles' }).getByText('The Matrix').first().waitFor();
      await page.getByRole('button', { name: /^Import \d+/ }).click();
      await page.getByRole('heading', { name: /^Done/ }).waitFor({ timeout: 60_000 });
      assert.deepEqual(await seriousFindings(page), []);
      const movies = page.getByRole('row', { name: /^Movies/ });
      assert.match(await movies.innerText(), /\d{2}/);
      await page.getByRole('link', { name: 'Open library' }).click();
      await page.getByRole('heading', { name: 'Library' }).waitFor();
      await page.getByRole('list', { name: 'Titles' }).getByRole('link').first().waitFor();
      assert.deepEqual(page.broken, []);
      await world.end();
    });

    test('a preview goes on without its page, and is cancelled', async () => {
      const world = await World.start({ sandbox: ['--auto-approve', '--latency', '900'] });
      await world.run('trakt', 'connect');
      const page = await open(browser, world, size, { bypassCSP: true });
      await page.goto('/import');
      await page.getByRole('button', { name: 'Use this account' }).click({ timeout: 30_000 });
      await page.getByRole('checkbox', { name: /Ratings/ }).uncheck();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByRole('heading', { name: 'Reading your history' }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      // Another page, and this one loaded anew, show the same preview, and then what it found.
      await page.goto('/import');
      await page.getByRole('button', { name: /^Import \d+/ }).waitFor({ timeout: 30_000 });
      await page.getByRole('button', { name: 'Options' }).click();
      assert.equal(await page.getByRole('checkbox', { name: /Ratings/ }).isChecked(), false);
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByRole('heading', { name: 'Reading your history' }).waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('heading', { name: 'What do you want to import?' }).waitFor();
      for (;;) {
        const { state } = await (await fetch(`${world.url}/api/import/preview`)).json();
        if (state === 'cancelled') break;
        assert.equal(state, 'running');
      }
      assert.deepEqual(page.broken, []);
      await world.end();
    });

    test('an import is cancelled, and goes on where it was', async () => {
      const world = await World.start({ sandbox: ['--auto-approve', '--latency', '800'] });
      await world.run('trakt', 'connect');
      const page = await open(browser, world, size);
      await page.goto('/import');
      await page.getByRole('button', { name: 'Use this account' }).click();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByRole('button', { name: /^Import \d+/ }).click({ timeout: 60_000 });
      await page.getByRole('heading', { name: 'Fetching titles from TMDB' }).waitFor({ timeout: 60_000 });
      // Leaving the page and coming back shows the same run.
      await page.goto('/');
      await page.goto('/import');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('heading', { name: /Cancelled/ }).waitFor({ timeout: 30_000 });
      await page.getByRole('button', { name: 'Resume import' }).click();
      await page.getByRole('heading', { name: /^Done/ }).waitFor({ timeout: 60_000 });
      assert.deepEqual(page.broken, []);
      await world.end();
    });

    test('a preview with nothing new says so', async () => {
      const world = await World.start({ sandbox: ['--auto-approve'] });
      await world.fill();
      const page = await open(browser, world, size, { bypassCSP: true });
      await page.goto('/import');
      await page.getByRole('button', { name: 'Use this account' }).click();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByRole('heading', { name: /^0 new/ }).waitFor();
      await page.getByText('Everything is here already', { exact: false }).waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      assert.deepEqual(page.broken, []);
      await world.end();
    });

    test('the folder of an export is chosen, and what it lacks is told by name', async () => {
      const world = await World.start();
      const folder = join(world.folder, 'My export');
      await mkdir(folder);
      const row = (id) =>
        `[{"id":${id},"watched_at":"2024-01-15T20:30:00.000Z","type":"movie","movie":{"title":"Heat","ids":{"trakt":1}}}]`;
      await writeFile(join(folder, 'watched-history-1.json'), row(1));
      await writeFile(join(folder, 'watched-history-3.json'), row(3));
      await writeFile(join(folder, 'user-settings.json'), '{}');
      const page = await open(browser, world, size);
      await page.goto('/import');
      await page.getByLabel('The folder of an export').setInputFiles(folder);
      await page.getByText('My export').waitFor();
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByText('1 part can’t be read').click();
      await page.getByText('watched-history-2.json is missing').waitFor();
      assert.deepEqual(page.broken, []);
      await world.end();
    });

    test('another Trakt account is noticed, and replaces the first only when told to', async () => {
      const world = await World.start();
      await world.fill();
      await fetch(`${world.standIn}/sandbox/account`, { method: 'POST', body: '{"become": "bob"}' });
      const page = await open(browser, world, size, { bypassCSP: true });
      const look = async () => {
        await page.goto('/import');
        await page.getByText('Connected to Trakt as sample.').waitFor();
        await page.getByRole('button', { name: 'Use this account' }).click();
        await page.getByRole('button', { name: 'Preview', exact: true }).click();
        await page.getByRole('heading', { name: 'This is another Trakt account' }).waitFor();
        await page.getByText(/mirrors the Trakt account sample; .* another one, bob/).waitFor();
      };
      await look();
      assert.deepEqual(await seriousFindings(page), []);
      await page.getByRole('button', { name: 'Keep this library' }).click();
      await page.getByText('Connected to Trakt as sample.').waitFor();
      await look();
      await page.getByRole('button', { name: 'Replace the account' }).click();
      await page.getByText('This replaces the Trakt account').waitFor();
      await page.getByRole('button', { name: /^Import/ }).click();
      await page.getByRole('heading', { name: /^Done/ }).waitFor({ timeout: 60_000 });
      await page.goto('/settings');
      await page.getByText('Connected as bob').waitFor();
      assert.deepEqual(page.broken, []);
      await world.end();
    });

    test("Trakt's export is dropped on the page", async () => {
      const world = await World.start();
      const file = join(world.folder, 'trakt-export.zip');
      const answer = await fetch(`${world.standIn}/sandbox/export.zip`);
      assert.equal(answer.status, 200);
      await writeFile(file, Buffer.from(await answer.arrayBuffer()));
      const page = await open(browser, world, size);
      await page.goto('/import');
      if (size === 'phone') {
        await page.getByLabel('An export, its ZIP or its files').setInputFiles(file);
      } else {
        const dataTransfer = await page.evaluateHandle(
          (bytes) => {
            const dropped = new DataTransfer();
            dropped.items.add(new File([new Uint8Array(bytes)], 'trakt-export.zip', { type: 'application/zip' }));
            return dropped;
          },
          [...(await readFile(file))],
        );
        // What takes the drop is there since this attribute is.
        await page.locator('input[webkitdirectory]').waitFor({ state: 'attached' });
        await page.getByText('Drop the ZIP, its folder').dispatchEvent('drop', { dataTransfer });
      }
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      await page.getByRole('button', { name: /^Import \d+/ }).click();
      await page.getByRole('heading', { name: /^Done/ }).waitFor({ timeout: 60_000 });
      assert.deepEqual(page.broken, []);
      await world.end();
    });
  });
}
