// SPDX-License-Identifier: MIT
// Lists: made, filled from a title's page, put in order by the keyboard, noted, and everything can be undone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, open, settled, World } from './harness.mjs';

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

async function show(path, size = 'desk') {
  const page = await open(browser, world, size);
  await page.goto(path);
  await settled(page);
  return page;
}

async function listOf(name, movies) {
  const send = (path, body) =>
    world.api(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const { id } = await send('/api/lists', { name });
  for (const tmdb_id of movies) await send(`/api/lists/${id}/items`, { media_type: 'movie', tmdb_id });
  return id;
}

const rows = (page) => page.locator('.list-row-title').allTextContents();
const order = async (id) => (await world.api(`/api/lists/${id}/items`)).items.map((it) => it.title);

test('a list is made, and a title of the library put on it and taken off', async () => {
  const page = await show('/lists');
  await page.getByRole('button', { name: 'New list' }).first().click();
  await page.getByLabel('Name').fill('Rainy days');
  await page.getByLabel('Description').fill('With tea.');
  await page.getByRole('button', { name: 'Make list' }).click();
  await page.waitForURL(/\/list\/\d+$/);
  await page.getByText('With tea.').waitFor();
  const { id } = await world.find('movie', 'Matrix');
  await page.goto(`/movie/${id}`);
  await settled(page);
  await page
    .getByRole('button', { name: /^More for / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Add to a list' }).click();
  const choice = page.getByRole('button', { name: /^Rainy days/ });
  await choice.click();
  await page.locator('.list-choice[aria-pressed=true]', { hasText: 'Rainy days' }).waitFor();
  await page.getByText(/^Added .* to Rainy days$/).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('.own-lists').getByRole('link', { name: 'Rainy days' }).click();
  await page.locator('.list-row-title', { hasText: 'Matrix' }).waitFor();
  assert.deepEqual(page.broken, []);
  await page.context().close();
});

test('rows move by the keyboard, and back by one press', async () => {
  const id = await listOf('In order', [603, 27205, 550]);
  const before = await order(id);
  const page = await show(`/list/${id}`);
  await page.locator('.list-row').nth(2).waitFor();
  await page.getByRole('button', { name: `Move ${before[2]} up` }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(`Moved ${before[2]} to place 2`).waitFor();
  assert.deepEqual(await rows(page), [before[0], before[2], before[1]]);
  assert.deepEqual(await order(id), [before[0], before[2], before[1]]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone').waitFor();
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('.list-row-title')].map((it) => it.textContent).join() === wanted,
    before.join(),
  );
  assert.deepEqual(await order(id), before);
  await page.context().close();
});

test('a row is noted, taken off and put back to its place', async () => {
  const id = await listOf('Noted', [603, 27205, 550]);
  const before = await order(id);
  const page = await show(`/list/${id}`);
  await page.getByRole('button', { name: `More for ${before[1]}` }).click();
  await page.getByRole('menuitem', { name: 'Add a note' }).click();
  await page.getByRole('textbox', { name: `Note on ${before[1]}` }).fill('twice');
  await page.keyboard.press('Control+Enter');
  await page.locator('.list-row-note', { hasText: 'twice' }).waitFor();
  await page.getByRole('button', { name: `More for ${before[1]}` }).click();
  await page.getByRole('menuitem', { name: 'Take off the list' }).click();
  await page.getByText(`Took ${before[1]} off Noted`).waitFor();
  assert.deepEqual(await order(id), [before[0], before[2]]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.list-row-note', { hasText: 'twice' }).waitFor();
  assert.deepEqual(await order(id), before);
  await page.context().close();
});

test('a list is deleted and comes back by one press', async () => {
  const id = await listOf('Short-lived', [603]);
  const page = await show(`/list/${id}`, 'phone');
  await page.getByRole('button', { name: 'More for Short-lived' }).click();
  await page.getByRole('menuitem', { name: 'Delete list' }).click();
  await page.waitForURL(/\/lists$/);
  await page.getByText('Deleted Short-lived').waitFor();
  assert.equal(await page.getByRole('link', { name: /^Short-lived/ }).count(), 0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: /^Short-lived/ }).waitFor();
  assert.equal((await order(id)).length, 1);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});
