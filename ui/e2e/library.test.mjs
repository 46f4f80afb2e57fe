// SPDX-License-Identifier: MIT
// Living with a library: marking, undoing, rating, searching, adding, looking back, setting.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, flip, open, sizes, World } from './harness.mjs';

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

const undo = (page) => page.getByRole('button', { name: 'Undo' }).last();

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    test('the next episode is marked from Home, and taken back', async () => {
      const page = await open(browser, world, size);
      await page.goto('/');
      const mark = page.getByRole('button', { name: /^Mark Slow Horses S6 E1 as watched/ });
      await mark.click();
      await page.getByText('Marked S6 E1 as watched').waitFor();
      await page.getByRole('button', { name: /^Mark Slow Horses S6 E2 as watched/ }).waitFor();
      await undo(page).click();
      await mark.waitFor();
      assert.deepEqual(page.broken, []);
    });

    test('an episode is marked in its season, and taken back', async () => {
      const page = await open(browser, world, size);
      await page.goto('/library?type=series&q=Slow');
      await page
        .getByRole('link', { name: /Slow Horses/ })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: /Slow Horses/ }).waitFor();
      const square = page.getByRole('button', { name: /^Season 6 episode 2,.*not watched/ });
      await square.click();
      await page.getByRole('button', { name: /^Season 6 episode 2,.*, watched/ }).waitFor();
      await undo(page).click();
      await square.waitFor();
      assert.deepEqual(page.broken, []);
    });

    test('a movie is rated, and the rating taken back', async () => {
      const page = await open(browser, world, size);
      await page.goto('/library?q=Alien&type=movie');
      await page.getByRole('link', { name: /Alien/ }).first().click();
      await page.getByRole('heading', { level: 1, name: /Alien/ }).waitFor();
      await page.locator('label', { has: page.getByRole('radio', { name: 'Meh' }) }).click();
      await page.getByText('Rated Meh').waitFor();
      assert.equal(await page.getByRole('radio', { name: 'Meh' }).isChecked(), true);
      await undo(page).click();
      await page.waitForFunction(() => !document.querySelector('input[aria-label=Meh]')?.checked);
      assert.deepEqual(page.broken, []);
    });

    test('a title is found, added, and taken out again', async () => {
      const answer = await fetch(`${world.url}/api/library?q=Inception`);
      const [known] = (await answer.json()).items;
      if (known) await fetch(`${world.url}/api/library/${known.id}`, { method: 'DELETE' });
      const page = await open(browser, world, size);
      await page.goto('/');
      await page.getByRole('heading', { name: 'Up next' }).waitFor();
      await page.keyboard.press('/');
      await page.getByLabel('Movies, series and people').fill('Inception');
      await page.getByRole('heading', { name: 'On TMDB' }).waitFor();
      const add = page.getByRole('button', { name: 'Add Inception to the watchlist' });
      await add.click();
      await page.getByText('Added to your watchlist').waitFor();
      await page.getByRole('heading', { name: 'In your library' }).waitFor();
      await undo(page).click();
      await add.waitFor();
      assert.deepEqual(page.broken, []);
    });

    test('settings are changed where they stand', async () => {
      const page = await open(browser, world, size);
      await page.goto('/settings');
      const syncs = page.getByRole('switch', { name: 'Sync automatically' });
      await syncs.waitFor({ state: 'attached' });
      const before_ = await syncs.isChecked();
      await flip(page, 'Sync automatically');
      await page
        .getByText(before_ ? 'Automatic sync is off' : 'Automatic sync is on')
        .first()
        .waitFor();
      await flip(page, 'Sync automatically');
      await page
        .getByText(before_ ? 'Automatic sync is on' : 'Automatic sync is off')
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Check key' }).click();
      await page.getByText('TMDB accepts the key.').waitFor();
      await page.getByText('Dark', { exact: true }).click();
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
      assert.deepEqual(page.broken, []);
    });
  });
}
