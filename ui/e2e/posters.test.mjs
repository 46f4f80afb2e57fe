// SPDX-License-Identifier: MIT
// The library under the hand: marked and rated from a poster, narrowed by several choices, kept as a view, by letters.
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

const undo = (page) => page.getByRole('button', { name: 'Undo' }).last();
const chip = (page, name) => page.getByRole('dialog').getByRole('button', { name });
const total = (page, words) => page.getByRole('status').getByText(words).waitFor();

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    test('several choices narrow the library, stand as chips, and are kept as a view', async () => {
      const page = await open(browser, world, size);
      await page.goto('/library');
      await total(page, '64 titles');
      await page.getByRole('button', { name: 'Filters' }).click();
      await chip(page, /^Drama/).click();
      await chip(page, /^Comedy/).click();
      await chip(page, /^Completed/).click();
      await chip(page, 'Save this view').click();
      await chip(page, 'Done').click();
      const { items } = await world.api('/api/library?limit=200');
      const wanted = items.filter(
        (it) => it.watch_status === 'completed' && it.genres.some((one) => one === 'Drama' || one === 'Comedy'),
      );
      await total(page, `${wanted.length} of 64 titles`);
      await page.reload();
      await total(page, `${wanted.length} of 64 titles`);
      await page.getByRole('button', { name: 'Remove the filter Comedy' }).click();
      await page.goto('/library');
      await page.getByRole('button', { name: 'Completed · Drama, Comedy' }).click();
      await total(page, `${wanted.length} of 64 titles`);
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });

    test('a letter leads to its titles', async () => {
      const page = await open(browser, world, size);
      await page.goto('/library?sort=title&view=grid');
      await settled(page);
      const letters = page.getByRole('navigation', { name: 'Jump to a letter' });
      await letters.getByRole('button', { name: 'S' }).click();
      await page.waitForFunction(() => {
        const it = document.querySelector('a[href^="/series/"] .title-card-title, a .title-card-title');
        const all = [...document.querySelectorAll('.title-card-title')].filter((one) => {
          const { top } = one.getBoundingClientRect();
          return top > 0 && top < innerHeight;
        });
        return it && scrollY > 200 && all.some((one) => /^(The )?S/.test(one.textContent));
      });
      await page.context().close();
    });
  });
}

test('a mouse over a poster finds the press that marks it', async () => {
  const page = await open(browser, world, 'desk');
  await page.goto('/library?q=Slow&view=grid');
  const card = page.locator('.quick', { hasText: 'Slow Horses' });
  await card.getByText('3 left').waitFor();
  await card.hover();
  await card.getByRole('button', { name: 'Mark Slow Horses S6 E1 as watched' }).click();
  await card.getByText('2 left').waitFor();
  await undo(page).click();
  await card.getByText('3 left').waitFor();
  await page.context().close();
});

test('a finger that holds a poster rates it, and opens nothing else', async () => {
  const page = await open(browser, world, 'phone');
  await page.goto('/library?q=Alien&type=movie&view=grid');
  const card = page.locator('.quick', { hasText: 'Alien' }).first();
  await card.waitFor();
  const box = await card.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
  const client = await page.context().newCDPSession(page);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await sheet.locator('label', { has: page.getByRole('radio', { name: 'Decent' }) }).click();
  await page.getByText('Rated Decent').waitFor();
  assert.match(page.url(), /\/library/);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});

test('the keyboard opens the same sheet', async () => {
  const page = await open(browser, world, 'desk');
  await page.goto('/library?q=Matrix&view=grid');
  await page
    .getByRole('link', { name: /Matrix/ })
    .first()
    .focus();
  await page.keyboard.press('.');
  await page.getByRole('dialog').getByRole('link', { name: 'Open' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.context().close();
});
