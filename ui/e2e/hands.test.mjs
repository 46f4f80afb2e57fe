// SPDX-License-Identifier: MIT
// Hands on keys and on glass: the keys that go anywhere, what other apps share, and a title as a picture.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
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

async function show(path, options) {
  const page = await open(browser, world, 'desk', options);
  await page.goto(path);
  await settled(page);
  return page;
}
const press = async (page, ...keys) => {
  for (const it of keys) await page.keyboard.press(it);
};
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

test('g and a letter lead to a place, and ? tells of every key', async () => {
  const page = await show('/');
  for (const [key, name] of [
    ['l', 'Library'],
    ['d', 'History'],
    ['c', 'Calendar'],
    ['s', 'Statistics'],
    [',', 'Settings'],
    ['h', 'Home'],
  ]) {
    await press(page, 'g', key);
    await heading(page, name);
  }
  await press(page, 'l');
  await press(page, '?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await help.getByText('g h, g l, g d').waitFor();
  await press(page, 'Escape');
  assert.equal(new URL(page.url()).pathname, '/', 'a letter alone leads nowhere');
  await page.context().close();
});

test('x marks what comes next, u takes it back; j and k go along what a page lists', async () => {
  const page = await show('/');
  await press(page, 'x');
  await page.getByText('Marked S6 E1 as watched').waitFor();
  await press(page, 'u');
  await page.getByText('Undone').waitFor();
  const { id } = await world.find('series', 'Slow');
  await page.goto(`/series/${id}`);
  await page.getByRole('heading', { name: /^Next: S6 E1/ }).waitFor();
  await press(page, 'x');
  await page.getByRole('heading', { name: /^Next: S6 E2/ }).waitFor();
  await page.getByText('Marked S6 E1 as watched').waitFor();
  await press(page, 'u');
  await page.getByRole('heading', { name: /^Next: S6 E1/ }).waitFor();

  await page.goto('/history');
  await settled(page);
  await page.getByRole('link', { name: /Inside Out 2/ }).waitFor();
  const focus = () => page.evaluate(() => document.activeElement.textContent);
  await press(page, 'j');
  assert.match(await focus(), /Inside Out 2/);
  await press(page, 'j');
  assert.match(await focus(), /Stranger Things/);
  await press(page, 'k');
  assert.match(await focus(), /Inside Out 2/);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});

test('x marks the item that has the focus', async () => {
  const page = await show('/library?q=Slow&view=grid');
  await page.locator('.quick').getByText('3 left').waitFor();
  await press(page, 'j', 'x');
  await page.getByText('Marked S6 E1 as watched').waitFor();
  await press(page, 'u');
  await page.getByText('Undone').waitFor();
  await page.context().close();
});

test('what another app shares is searched for, or is the title itself', async () => {
  const { share_target, shortcuts } = await (await fetch(`${world.url}/manifest.webmanifest`)).json();
  assert.deepEqual(share_target.params, { title: 'title', text: 'text', url: 'link' });
  for (const { url } of shortcuts) assert.equal((await fetch(`${world.url}/${url}`)).status, 200);
  const page = await show(`/${share_target.action}?text=${encodeURIComponent('Inception (2010) ⭐ 8.8')}`);
  await page.waitForURL('**/search?q=Inception');
  await page.goto(`/search?link=${encodeURIComponent('https://www.themoviedb.org/movie/603-the-matrix')}`);
  await heading(page, /The Matrix/);
  await page.context().close();
});

test('a title is saved as a picture that the browser drew', async () => {
  const { id } = await world.find('movie', 'Matrix');
  const page = await show(`/movie/${id}`);
  await page.getByRole('button', { name: /^More for The Matrix/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Picture to share' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'the-matrix.png');
  const picture = await readFile(await download.path());
  assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [1080, 1350]);
  assert.ok(picture.length > 20_000, `${picture.length} bytes`);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});

test('a phone reaches every place from its bar', async () => {
  const page = await open(browser, world, 'phone');
  await page.goto('/');
  await settled(page);
  const bar = page.getByRole('navigation', { name: 'Main' });
  await bar.getByRole('link', { name: 'Search' }).click();
  await heading(page, 'Search');
  for (const name of ['Calendar', 'Statistics', 'Import', 'Settings']) {
    await bar.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name }).click();
    await heading(page, name === 'Import' ? /^Import/ : name);
  }
  await page.context().close();
});
