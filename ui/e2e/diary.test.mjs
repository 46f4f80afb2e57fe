// SPDX-License-Identifier: MIT
// The history as a diary: an evening in one line that opens, days that a strip leads to, and months however far away.
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

const isOnTop = (page, name) =>
  page.waitForFunction((words) => {
    const it = [...document.querySelectorAll('h2, h3')].find((head) => head.textContent === words);
    const top = it?.getBoundingClientRect().top;
    return top !== undefined && top > 0 && top < innerHeight / 3;
  }, name);

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    test('an evening is one line, and opens to its plays', async () => {
      const page = await open(browser, world, size);
      await page.goto('/history');
      await page.getByRole('heading', { name: 'Monday, 5 January 2026' }).waitFor();
      const evening = page.getByRole('button', { name: /Stranger Things S5 E7–E8/ });
      const episode = page.getByRole('link', { name: /Stranger Things S5 E8/ });
      assert.equal(await episode.count(), 0);
      await evening.click();
      await episode.waitFor();
      await page.getByRole('button', { name: 'Change this play of Stranger Things S5 E7' }).waitFor();
      await evening.click();
      await episode.waitFor({ state: 'detached' });
      await page.getByText('Movies', { exact: true }).first().click();
      await evening.waitFor({ state: 'detached' });
      assert.match(page.url(), /type=movie/);
      await page.goBack();
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });

    test('a month says what it adds up to, and its strip leads to the day', async () => {
      const page = await open(browser, world, size);
      await page.goto('/history');
      await settled(page);
      await page.getByRole('heading', { name: 'January 2026', exact: true }).waitFor();
      await page.getByText('8 plays · 7 h').waitFor();
      const strip = page.locator('.history-month', { hasText: 'January 2026' }).locator('.month-day');
      assert.equal(await strip.count(), 31);
      await strip.nth(1).click();
      await isOnTop(page, 'Friday, 2 January 2026');
      await page.context().close();
    });

    test('any month is two presses away', async () => {
      const page = await open(browser, world, size);
      await page.goto('/history');
      await settled(page);
      if (size === 'phone') await page.getByRole('button', { name: 'Months' }).click();
      await page
        .getByRole('button', { name: /^Jun 2017/ })
        .filter({ visible: true })
        .click();
      await page.getByRole('heading', { name: 'June 2017', exact: true }).waitFor();
      assert.match(page.url(), /until=2017-06/);
      await page.context().close();
    });
  });
}
