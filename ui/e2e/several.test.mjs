// SPDX-License-Identifier: MIT
// Several titles of the library at once: marked, made favourites, removed, each taken back whole by one press.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, open, seriousFindings, settled, sizes, World } from './harness.mjs';

let browser;
let world;
before(async () => {
  [browser, world] = await Promise.all([browse(), World.start({ sandbox: ['--auto-approve'] })]);
  await world.fill();
});
after(async () => {
  await browser.close();
  await world.end();
});

const total = async (query) => (await world.api(`/api/library?limit=1&${query}`)).total;
const plays = async () => (await world.api('/api/plays?limit=1')).total;

/** The library, with so many of its titles selected. */
async function select(size, query, many) {
  const page = await open(browser, world, size, { bypassCSP: true });
  await page.goto(`/library?view=grid${query}`);
  await settled(page);
  await page.getByRole('button', { name: 'Select several titles' }).click();
  for (let at = 0; at < many; at++) await page.getByRole('checkbox').nth(at).check();
  await page.getByText(`${many} selected`).waitFor();
  return page;
}

async function undo(page) {
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone').waitFor();
}

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    test('they become favourites, and are none again', async () => {
      const before_ = await total('favorite=true');
      const page = await select(size, '&type=movie&sort=title', 3);
      assert.deepEqual(await seriousFindings(page), []);
      await page.getByRole('button', { name: 'Favourite' }).click();
      await page.getByText('Added 3 titles to favourites').waitFor();
      assert.equal(await total('favorite=true'), before_ + 3);
      await undo(page);
      assert.equal(await total('favorite=true'), before_);
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });

    test('they are marked as watched, as far as they are not', async () => {
      const before_ = await plays();
      const waiting = await total('type=movie&status=not_started');
      const page = await select(size, '&type=movie&status=not_started&sort=title', 2);
      await page.getByRole('button', { name: 'Watched…' }).click();
      await page.locator('label', { has: page.getByRole('radio', { name: 'Just now' }) }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Marked 2 titles as watched').waitFor();
      assert.equal(await plays(), before_ + 2);
      assert.equal(await total('type=movie&status=not_started'), waiting - 2);
      await undo(page);
      assert.equal(await plays(), before_);
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });

    test('they are removed after a question, and come back', async () => {
      const before_ = await total('');
      const page = await select(size, '&type=series&sort=title', 2);
      await page.getByRole('button', { name: 'Remove…' }).click();
      await page.getByRole('button', { name: 'Remove 2' }).click();
      await page.getByText('Removed 2 titles').waitFor();
      assert.equal(await total(''), before_ - 2);
      await undo(page);
      assert.equal(await total(''), before_);
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });

    test('in the table, too, all that are shown at once', async () => {
      const page = await open(browser, world, size);
      await page.goto('/library?view=table&type=movie');
      await settled(page);
      await page.getByRole('button', { name: 'Select several titles' }).click();
      await page.getByRole('button', { name: 'Select all' }).click();
      await page.getByText(`${await total('type=movie')} selected`).waitFor();
      await page.getByRole('button', { name: 'Stop selecting' }).last().click();
      assert.equal(await page.getByRole('checkbox').count(), 0);
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });
  });
}

test('a poster says how often its movie was watched', async () => {
  const movie = await world.find('movie', 'Matrix');
  await fetch(`${world.url}/api/library/${movie.id}/plays`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"watched_at":"now"}',
  });
  const { times_watched: times } = await world.api(`/api/library/${movie.id}`);
  assert.ok(times > 1);
  const page = await open(browser, world, 'desk');
  await page.goto('/library?view=grid&q=matrix');
  await page
    .getByRole('link', { name: new RegExp(`×${times}`) })
    .first()
    .waitFor();
  await page.context().close();
});
