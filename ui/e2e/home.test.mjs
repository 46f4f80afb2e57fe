// SPDX-License-Identifier: MIT
// Home has a pulse: what to go on with, what for tonight, what was on this day, and how much it all is.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, open, settled, sizes, World } from './harness.mjs';

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

/** This day of the account's clock, years ago. */
function yearsAgo(years) {
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Berlin' });
  return `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
}

const play = (id, watched_at) =>
  world.api(`/api/library/${id}/plays`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ watched_at }),
  });

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    test('the series watched last is the large one, and stands in no row beside it', async () => {
      const { items } = await world.api('/api/up-next');
      const page = await open(browser, world, size);
      await page.goto('/');
      await settled(page);
      const large = page.getByRole('region', { name: 'Continue' });
      await large.getByRole('heading', { name: items[0].name }).waitFor();
      const row = page.getByRole('region', { name: 'Up next' });
      assert.equal(await row.getByRole('listitem').count(), items.length - 1);
      assert.equal(await row.getByText(items[0].name, { exact: true }).count(), 0);
      await page.context().close();
    });

    test('picks something for tonight by the time one has', async () => {
      const page = await open(browser, world, size);
      await page.goto('/');
      await settled(page);
      const tonight = page.getByRole('region', { name: 'Tonight from your watchlist' });
      const pick = () => tonight.getByRole('link').textContent();
      const first = await pick();
      await tonight.getByRole('button', { name: 'Another' }).click();
      assert.notEqual(await pick(), first);
      await tonight.getByText('1 h', { exact: true }).click();
      const short = await tonight.getByRole('link').getAttribute('href');
      const { runtime_minutes } = await world.api(`/api/library/${short.split('/').at(-1)}`);
      assert.ok(runtime_minutes <= 60, `${runtime_minutes} min`);
      await page.reload();
      await settled(page);
      assert.equal(await pick(), first, 'the same for the whole day');
      await page.context().close();
    });
  });
}

test('shows what was watched on this day, and this month in one line', async () => {
  const [alien, matrix] = [await world.find('movie', 'Alien'), await world.find('movie', 'Matrix')];
  if (!yearsAgo(0).endsWith('-02-29')) await play(alien.id, yearsAgo(3));
  await play(matrix.id, 'now');
  const page = await open(browser, world, 'desk');
  await page.goto('/');
  await settled(page);
  if (!yearsAgo(0).endsWith('-02-29')) {
    const row = page.getByRole('region', { name: 'On this day' });
    await row.getByRole('link', { name: /Alien.*3 years ago/ }).waitFor();
  }
  await page.getByRole('link', { name: /^2 h this month · 1 movie/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Statistics' }).waitFor();
  assert.deepEqual(page.broken, []);
  await page.context().close();
});
