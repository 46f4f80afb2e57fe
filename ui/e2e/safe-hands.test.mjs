// SPDX-License-Identifier: MIT
// Nothing is lost by a tap: removing asks and is undone whole, what was seen opens a sheet, and whatever the line, a
// press is seen at once and written once.
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
const undo = (page) => page.getByRole('button', { name: 'Undo' });
const square = (page, episode) => page.getByRole('button', { name: new RegExp(`^${episode},`) });
const change = (id, wanted) =>
  world.api(`/api/library/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });

async function show(size, type, q) {
  const page = await open(browser, world, size);
  const { id } = await world.find(type, q);
  await page.goto(`/${type}/${id}`);
  await settled(page);
  return { page, id };
}

/** The writes that a page sends. */
function writes(page) {
  const sent = [];
  page.on('request', (it) => it.method() !== 'GET' && sent.push(`${it.method()} ${new URL(it.url()).pathname}`));
  return sent;
}

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    test('a removed title comes back whole, by Undo and from the list', async () => {
      const { id } = await world.find('movie', 'Matrix');
      await change(id, { personal_rating: 2, notes: 'with Ada', is_favorite: true, watchlisted: true });
      const { page } = await show(size, 'movie', 'Matrix');
      const before = await world.api(`/api/library/${id}`);
      const count = await plays();
      const remove = async () => {
        await page.getByRole('button', { name: /^More for The Matrix/ }).click();
        await page.getByRole('menuitem', { name: 'Remove from library…' }).click();
        await page
          .getByRole('dialog')
          .getByText(/plays, your rating and your note go with it/i)
          .waitFor();
        await page.getByRole('button', { name: 'Remove', exact: true }).click();
        await page.getByText(/^Removed The Matrix and \d+ plays$/).waitFor();
      };
      const isWhole = async () => {
        const { sessions, ...now } = await world.api(`/api/library/${id}`);
        const { sessions: were, ...then } = before;
        assert.deepEqual({ ...now, sessions: sessions.length }, { ...then, sessions: were.length });
        assert.equal(await plays(), count);
      };
      await remove();
      await undo(page).click();
      await page.getByRole('heading', { level: 1, name: /The Matrix/ }).waitFor();
      await page.getByText('Undone').waitFor();
      await isWhole();
      await remove();
      await page.goto(`/movie/${id}`);
      await page.getByRole('heading', { name: 'This is no longer in your library' }).waitFor();
      await page.getByRole('link', { name: 'Removed titles' }).click();
      await page.getByRole('button', { name: 'Restore The Matrix' }).click();
      await page.getByText('The Matrix is back in your library').waitFor();
      await isWhole();
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });

    test('a tap on what was seen opens a sheet, and deletes nothing', async () => {
      const { page } = await show(size, 'series', 'Slow');
      const count = await plays();
      await page.getByRole('button', { name: /^S1–S5/ }).click();
      await square(page, 'Season 1 episode 1').click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('button', { name: 'Add a rewatch' }).waitFor();
      assert.equal(await plays(), count);
      await sheet.getByRole('button', { name: /^Mark as unwatched/ }).click();
      await page.getByText('Marked as unwatched').waitFor();
      await page.getByRole('button', { name: /^Season 1 episode 1,.*not watched/ }).waitFor();
      await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: /^Season 1 episode 1,.*, watched/ }).waitFor();
      assert.equal(await plays(), count);
      await page.context().close();
    });

    test('marking many asks when, and is undone in one request', async () => {
      const { page, id } = await show(size, 'series', 'Slow');
      const count = await plays();
      await page.getByRole('button', { name: 'Mark all as watched…' }).click();
      assert.equal(await page.getByRole('radio', { name: 'Air dates' }).isChecked(), true);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/^Marked \d+ episodes$/).waitFor();
      const { items } = await world.api(`/api/library/${id}/plays`);
      const marked = items.slice(-(await plays()) + count);
      assert.equal(new Set(marked.map((it) => it.watched_day)).size, marked.length);
      const sent = writes(page);
      await undo(page).click();
      await page.getByText('Undone').waitFor();
      assert.deepEqual(sent, ['POST /api/plays/remove']);
      assert.equal(await plays(), count);
      await page.context().close();
    });

    test('over a slow line a press is seen at once, and written once however often it is pressed', async () => {
      const { page } = await show(size, 'series', 'Slow');
      const count = await plays();
      await slowDown(page);
      const sent = writes(page);
      const press = square(page, 'Season 6 episode 1');
      const seen = await press.evaluate(async (it) => {
        it.click();
        it.click();
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return it.getAttribute('aria-pressed');
      });
      assert.equal(seen, 'true');
      await page.getByText('Marked S6 E1 as watched').waitFor();
      assert.equal(sent.length, 1);
      await undo(page).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.getByText('Undone').waitFor();
      assert.equal(sent.length, 2);
      const word = size === 'phone' ? 'Meh' : 'Decent';
      const star = page.locator('label', { has: page.getByRole('radio', { name: word }) });
      await star.dblclick();
      await page.getByText(`Rated ${word}`).waitFor();
      assert.equal(sent.length, 3);
      assert.equal(await page.getByRole('radio', { name: word }).isChecked(), true);
      assert.equal(await plays(), count);
      await page.context().close();
    });

    test('what the server refuses is taken back in the page, with words', async () => {
      const { page } = await show(size, 'series', 'Slow');
      await page.route('**/api/library/*/plays', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status: 500, json: { title: 'x', detail: 'The disk is full.', code: 'internal' } })
          : route.continue(),
      );
      await square(page, 'Season 6 episode 1').click();
      await page.getByText('The disk is full.').waitFor();
      await page.getByRole('button', { name: /^Season 6 episode 1,.*not watched/ }).waitFor();
      await page.context().close();
    });

    test('typed text is never thrown away', async () => {
      const { page } = await show(size, 'movie', 'Alien');
      const begin = async () => {
        await page.getByRole('button', { name: /^More for/ }).click();
        await page.getByRole('menuitem', { name: /note$/ }).click();
      };
      await begin();
      await page.getByRole('textbox').fill('in space');
      await page.keyboard.press('Escape');
      await page.reload();
      await settled(page);
      await begin();
      assert.equal(await page.getByRole('textbox').inputValue(), 'in space');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Note saved').waitFor();
      await page.getByRole('button', { name: /Add a rewatch|Mark as watched/ }).click();
      await page.locator('label', { has: page.getByRole('radio', { name: 'On a date' }) }).click();
      await page.getByLabel('Day', { exact: true }).fill('1850-01-01');
      await page.keyboard.press('Enter');
      await page.getByText('before there were moving pictures', { exact: false }).waitFor();
      assert.equal(await page.getByLabel('Day', { exact: true }).inputValue(), '1850-01-01');
      assert.deepEqual(page.broken, []);
      await page.context().close();
    });
  });
}
