// SPDX-License-Identifier: MIT
// A series as a cockpit: the next episode is one press away, and a season opens where it stands.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, open, settled, sizes, slowDown, World } from './harness.mjs';

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

const plays = async () => (await world.api('/api/plays?limit=1')).total;
const undo = (page) => page.getByRole('button', { name: 'Undo' }).last();
const nextIs = (page, where) => page.getByRole('heading', { name: new RegExp(`^Next: ${where}`) }).waitFor();

async function show(size, q, options) {
  const page = await open(browser, world, size, options);
  const { id } = await world.find('series', q);
  await page.goto(`/series/${id}`);
  await settled(page);
  return page;
}

/** How often the page was pressed. */
async function countPresses(page) {
  await page.evaluate(() => {
    globalThis.presses = 0;
    addEventListener('click', () => globalThis.presses++, { capture: true });
  });
  return () => page.evaluate(() => globalThis.presses);
}

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    test('the next episode is one press from Home, and one from its series', async () => {
      const count = await plays();
      const page = await open(browser, world, size);
      await page.goto('/');
      await page.getByRole('heading', { name: 'Up next' }).waitFor();
      let presses = await countPresses(page);
      await page.getByRole('button', { name: 'Mark Slow Horses S6 E1 as watched' }).click();
      await page.getByText('Marked S6 E1 as watched').waitFor();
      assert.equal(await presses(), 1);
      assert.equal(await plays(), count + 1);
      await undo(page).click();
      await page.getByText('Undone').waitFor();

      const { id } = await world.find('series', 'Slow');
      await page.goto(`/series/${id}`);
      await nextIs(page, 'S6 E1');
      presses = await countPresses(page);
      await page.getByRole('button', { name: 'Watched S6 E1' }).click();
      await page.getByText('Marked S6 E1 as watched').waitFor();
      await nextIs(page, 'S6 E2');
      assert.equal(await presses(), 1);
      assert.equal(await plays(), count + 1);
      await undo(page).click();
      await nextIs(page, 'S6 E1');
      assert.equal(await plays(), count);
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });

    test('over a slow line the one behind it is next at once, and a double click is one play', async () => {
      const page = await show(size, 'Slow');
      const count = await plays();
      await slowDown(page);
      await page.getByRole('button', { name: 'Watched S6 E1' }).dblclick();
      await page.getByRole('button', { name: 'Watched S6 E2' }).waitFor();
      await page.getByText('Marked S6 E1 as watched').waitFor();
      assert.equal(await plays(), count + 1);
      await undo(page).click();
      await nextIs(page, 'S6 E1');
      await page.getByText('Undone').waitFor();
      assert.equal(await plays(), count);
      await page.context().close();
    });

    test('Home and the page of the series agree on what comes next', async () => {
      const { items } = await world.api('/api/up-next');
      const page = await open(browser, world, size);
      for (const { id, next_episode: it } of items) {
        await page.goto(`/series/${id}`);
        await nextIs(page, `S${it.season_number} E${it.episode_number}`);
      }
      await page.context().close();
    });

    test('a season opens under the finger, with its episodes inside; finished ones are one line', async () => {
      const page = await show(size, 'Grey');
      const line = page.getByRole('button', { name: /^S1–S2/ });
      assert.equal(await page.getByRole('button', { name: /^Season 2 27 of 27/ }).count(), 0);
      await line.click();
      await page.getByRole('button', { name: /^Season 2 27 of 27/ }).waitFor();
      // The usual one is open far below; a season before it opens, and one behind both.
      await page.getByRole('button', { name: /^Season 5 0 of/ }).click();
      await page.getByRole('list', { name: 'Episodes of Season 5' }).waitFor();
      const head = page.getByRole('button', { name: /^Season 8 0 of/ });
      await head.scrollIntoViewIfNeeded();
      const top = () => head.evaluate((it) => it.getBoundingClientRect().top);
      const before = await top();
      await head.click();
      await page.getByRole('list', { name: 'Episodes of Season 8' }).getByText('Episode 3').first().waitFor();
      assert.ok(Math.abs((await top()) - before) < 3, `${before} → ${await top()}`);
      await head.click();
      await page.getByRole('list', { name: 'Episodes of Season 8' }).waitFor({ state: 'detached' });
      await page.reload();
      await settled(page);
      assert.equal(await page.getByRole('list', { name: /^Episodes of/ }).count(), 0);
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });
  });
}

test('a range across seasons is one question and one undo', async () => {
  const page = await show('desk', 'Grey');
  const count = await plays();
  await page.getByRole('button', { name: /^Season 4 episode 2,/ }).click({ modifiers: ['Shift'] });
  await page.getByRole('dialog').getByText('everything up to S4 E2').waitFor();
  await page.locator('label', { has: page.getByRole('radio', { name: 'Air dates' }) }).click();
  await page
    .getByRole('button', { name: /^(Save|Mark)/ })
    .last()
    .click();
  await page.getByText('Marked 27 episodes').waitFor();
  await page.getByRole('button', { name: /^S1–S3/ }).waitFor();
  assert.equal(await plays(), count + 27);
  await undo(page).click();
  await page.getByRole('button', { name: /^S1–S2/ }).waitFor();
  await page.getByText('Undone').waitFor();
  assert.equal(await plays(), count);
  await page.context().close();
});

test('a series is hidden from Up next, and stays in progress', async () => {
  const page = await show('desk', 'Slow');
  await page.getByRole('button', { name: 'More for Slow Horses', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Hide from Up next' }).click();
  await page.getByText('Hidden from Up next', { exact: true }).waitFor();
  const isNext = async () => (await world.api('/api/up-next')).items.some((it) => it.name === 'Slow Horses');
  assert.equal(await isNext(), false);
  assert.equal((await world.find('series', 'Slow')).watch_status, 'in_progress');
  await undo(page).click();
  await page.getByText('Undone').waitFor();
  assert.equal(await isNext(), true);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});

test('an episode and a season are rated, 1 to 10, and the rating taken back', async () => {
  const page = await show('desk', 'Slow');
  const { id } = await world.find('series', 'Slow');
  await page.goto(`/series/${id}?season=1`);
  await settled(page);
  await page.getByLabel('Your rating of the season').selectOption('8');
  await page.getByText('Rated 8 of 10').first().waitFor();
  await page
    .getByRole('button', { name: /: watched\. Dates and plays/ })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('Your rating').selectOption('9');
  await page.getByText('Rated 9 of 10').first().waitFor();
  const season = async () => (await world.api(`/api/library/${id}`)).seasons.find((it) => it.season_number === 1);
  assert.equal((await season()).rating, 8);
  assert.equal((await season()).episodes[0].own_rating, 9);
  await page.keyboard.press('Escape');
  await undo(page).click();
  await page.getByText('Undone').waitFor();
  assert.equal((await season()).episodes[0].own_rating, null);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});
