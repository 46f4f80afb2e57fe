// SPDX-License-Identifier: MIT
// The frame holds at any width, with any title, with large letters and real scrollbars: nothing scrolls sideways, lies on
// something else, or jumps.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, open, settled, World } from './harness.mjs';

const widths = [320, 360, 390, 820, 1024, 1280, 1440, 2560];
let browser;
let world;
let screens;
before(async () => {
  [browser, world] = await Promise.all([browse({ scrollbars: true }), World.start({ sandbox: ['--auto-approve'] })]);
  await world.fill();
  screens = [
    '/',
    '/library?view=grid',
    '/library?view=table',
    '/history',
    '/search?q=the',
    '/import',
    '/settings',
    `/movie/${(await world.find('movie', 'Matrix')).id}`,
    `/series/${(await world.find('series', 'Grey')).id}`,
    '/collection/2344',
  ];
});
after(async () => {
  await browser.close();
  await world.end();
});

const pageOf = (width, more = {}) =>
  open(browser, world, 'desk', { viewport: { width, height: 844 }, colorScheme: 'light', ...more });

/** How far the page is too wide, and what sticks out of it. */
const tooWide = (page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const isCut = (it) =>
      it && (getComputedStyle(it).overflowX !== 'visible' || isCut(it.parentElement.closest('main *')));
    const out = [...document.querySelectorAll('main *, dialog[open] *')].filter((it) => {
      const { left, right, width } = it.getBoundingClientRect();
      return width > 0 && (right > clientWidth + 1 || left < -1) && !it.closest('.hero-backdrop') && !isCut(it);
    });
    return [
      ...(scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px`] : []),
      ...out.slice(0, 3).map((it) => it.outerHTML.slice(0, 80)),
    ];
  });

const endless = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);

/** Titles that no line can hold. */
async function lengthenTitles(page) {
  await page.route(/\/api\/(library|plays|up-next)/, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const answer = await route.fetch();
    const text = (await answer.text()).replace(/"(title|name)":"[^"]*"/g, `"$1":"${endless}"`);
    return route.fulfill({ response: answer, body: text });
  });
}

/** The same once lists have taken their new width, which they do some frames after the letters. */
async function stillTooWide(page) {
  let found = await tooWide(page);
  for (let frame = 0; frame < 30 && found.length > 0; frame++) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    found = await tooWide(page);
  }
  return found;
}

async function walk(page, words) {
  const found = [];
  for (const screen of screens) {
    await page.goto(screen);
    await settled(page);
    if (words) await page.addStyleTag({ content: words });
    found.push(...(await stillTooWide(page)).map((it) => `${screen}: ${it}`));
  }
  assert.deepEqual(found, []);
  await page.context().close();
}

for (const width of widths) {
  test(`no screen scrolls sideways at ${width} px`, async () => walk(await pageOf(width)));
}

for (const width of [320, 1024]) {
  test(`no title makes a page wider, at ${width} px`, async () => {
    const page = await pageOf(width);
    await lengthenTitles(page);
    await walk(page);
  });
}

for (const width of [390, 1440]) {
  test(`letters of 200 % keep within ${width} px`, async () =>
    walk(await pageOf(width, { bypassCSP: true }), 'html { font-size: 200% }'));
}

for (const width of [320, 1440]) {
  test(`menus and dialogs stand within ${width} px, above what follows`, async () => {
    const page = await pageOf(width);
    for (const [screen, button] of [
      ['/history', /^Change this play of/],
      [screens[7], /^More for/],
    ]) {
      await page.goto(screen);
      await settled(page);
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('menu').waitFor();
      const covered = await page.evaluate(() =>
        [...document.querySelectorAll('[role=menuitem]')]
          .filter((it) => {
            const { left, right, top, bottom } = it.getBoundingClientRect();
            const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return left < 0 || right > document.documentElement.clientWidth || !it.contains(hit);
          })
          .map((it) => it.textContent),
      );
      assert.deepEqual(covered, [], screen);
      await page.getByRole('menuitem').first().click();
      await page.getByRole('dialog').waitFor();
      assert.deepEqual(await tooWide(page), [], `${screen}: dialog`);
    }
    await page.context().close();
  });
}

test('the tools of the library stand whole, in the narrowest window and with large letters', async () => {
  for (const [width, letters] of [
    [320, ''],
    [390, 'html { font-size: 200% }'],
  ]) {
    const page = await pageOf(width, { bypassCSP: true });
    await page.goto('/library?view=grid');
    await settled(page);
    if (letters) await page.addStyleTag({ content: letters });
    for (const name of ['Filters', 'Select several titles', /^Sort (a|de)scending$/]) {
      const button = page.getByRole('button', { name, exact: true });
      const isWhole = await button.evaluate((it) => {
        const { left, right } = it.getBoundingClientRect();
        const box = it.parentElement.getBoundingClientRect();
        return left >= box.left - 1 && right <= box.right + 1 && right <= document.documentElement.clientWidth;
      });
      assert.ok(isWhole, `${name} at ${width} px`);
    }
    await page.context().close();
  }
});

test('a switch stands beside its words on a phone', async () => {
  const page = await pageOf(320);
  await page.goto('/settings');
  await settled(page);
  const [words, control] = await page.evaluate(() => {
    const setting = document.querySelector('.setting:has(.switch)');
    return ['.setting-words', '.switch'].map((it) => setting.querySelector(it).getBoundingClientRect().toJSON());
  });
  assert.ok(control.left >= words.right && control.top < words.bottom, JSON.stringify([words, control]));
  await page.context().close();
});

test('nothing of a title page lies bare under the bar', async () => {
  const page = await pageOf(390);
  await page.goto(screens[8]);
  await settled(page);
  const bar = page.locator('.top-bar');
  for (const y of [60, 200, 400, 900, 1500]) {
    await page.evaluate((to) => scrollTo(0, to), y);
    await page.waitForFunction(() => !document.querySelector('.top-bar-over-picture'));
    await page.waitForFunction(() => {
      const colour = getComputedStyle(document.querySelector('.top-bar')).backgroundColor;
      return !/rgba\(.*, 0(\.\d+)?\)/.test(colour);
    });
  }
  assert.match(await bar.innerText(), /Grey/);
  await page.context().close();
});

test('nothing jumps while a screen loads', async () => {
  const page = await pageOf(390);
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const it of list.getEntries()) if (!it.hadRecentInput) globalThis.shift += it.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.route('**/api/**', async (route) => {
    // Answers come in any order.
    const late = { '/api/library?watchlist=true&limit=200': 300, '/api/imports': 200, '/api/up-next?limit=30': 150 };
    const { pathname, search } = new URL(route.request().url());
    await new Promise((resolve) => setTimeout(resolve, late[pathname + search] ?? 0));
    await route.continue().catch(() => undefined);
  });
  for (const screen of screens.slice(0, 7)) {
    await page.goto(screen);
    await settled(page);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const shift = await page.evaluate(() => globalThis.shift);
    assert.ok(shift < 0.005, `${screen}: ${shift}`);
  }
  await page.context().close();
});
