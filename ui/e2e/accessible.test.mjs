// SPDX-License-Identifier: MIT
// Every screen by axe-core in both themes and sizes; by the keyboard alone; and without motion where that is wished.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, open, seriousFindings, settled, sizes, World } from './harness.mjs';

let browser;
let world;
let screens;

async function entryOf(type, q) {
  const answer = await fetch(`${world.url}/api/library?type=${type}&q=${q}`);
  return (await answer.json()).items[0].id;
}

async function personOf(entry) {
  const answer = await fetch(`${world.url}/api/library/${entry}`);
  return (await answer.json()).credits[0].tmdb_person_id;
}

async function listWith(...movies) {
  const send = (path, body) =>
    world.api(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const { id } = await send('/api/lists', { name: 'Best of all' });
  for (const tmdb_id of movies) await send(`/api/lists/${id}/items`, { media_type: 'movie', tmdb_id, note: 'good' });
  return id;
}

before(async () => {
  [browser, world] = await Promise.all([browse(), World.start({ sandbox: ['--auto-approve'] })]);
  await world.fill();
  const list = await listWith(603, 27205);
  screens = [
    '/',
    '/library',
    '/library?view=table',
    '/lists',
    `/list/${list}`,
    '/history',
    '/calendar',
    '/stats',
    '/stats/2024',
    '/search?q=the',
    '/trending',
    '/import',
    '/settings',
    '/unmatched',
    `/movie/${await entryOf('movie', 'Matrix')}`,
    `/series/${await entryOf('series', 'Slow')}`,
    `/person/${await personOf(await entryOf('movie', 'Matrix'))}`,
    '/collection/2344',
    '/tmdb/movie/603',
    '/nothing/here',
  ];
});
after(async () => {
  await browser.close();
  await world.end();
});

for (const size of Object.keys(sizes)) {
  for (const colorScheme of ['dark', 'light']) {
    test(`axe-core finds nothing serious: ${size}, ${colorScheme}`, async () => {
      const page = await open(browser, world, size, { colorScheme, bypassCSP: true });
      const found = [];
      for (const screen of screens) {
        await page.goto(screen);
        await settled(page);
        found.push(...(await seriousFindings(page)).map((it) => `${screen}: ${it}`));
      }
      assert.deepEqual(found, []);
      assert.deepEqual(page.broken, []);
    });
  }
}

test('the keyboard reaches what there is, and shows where it is', async () => {
  const page = await open(browser, world, 'desk');
  for (const screen of screens) {
    await page.goto(screen);
    await settled(page);
    const seen = new Set();
    for (let step = 0; step < 18; step++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const it = document.activeElement;
        if (!it || it === document.body) return null;
        // What is drawn for a hidden input is its label.
        const shown = it.matches('input[type=radio], input[type=checkbox]') ? (it.parentElement ?? it) : it;
        const styles = [it, shown, ...shown.children].map((one) => getComputedStyle(one));
        const visible = styles.some((one) => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 1);
        return { name: it.getAttribute('aria-label') ?? it.textContent?.trim().slice(0, 40) ?? '', visible };
      });
      if (!focus) continue; // beyond the last: the browser's own bar, then from the top
      assert.ok(focus.visible, `${screen}: no ring around "${focus.name}"`);
      seen.add(focus.name);
    }
    assert.ok(seen.size > 4, `${screen}: the keyboard reaches ${[...seen].join(', ')}`);
  }
});

test('nothing moves where no motion is wished', async () => {
  const page = await open(browser, world, 'desk', { reducedMotion: 'reduce' });
  await page.goto('/');
  await settled(page);
  const slowest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].flatMap((it) => {
        const style = getComputedStyle(it);
        return [style.transitionDuration, style.animationDuration].flatMap((list) =>
          list.split(',').map((one) => parseFloat(one)),
        );
      }),
    ),
  );
  assert.ok(slowest <= 0.001, `${slowest} s`);
});
