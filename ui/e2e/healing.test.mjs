// SPDX-License-Identifier: MIT
// The page heals itself: a server that is gone and comes back, many tabs, another window, a reload anywhere.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { browse, open, settled, sizes, World } from './harness.mjs';

let browser;
let world;
before(async () => {
  browser = await browse();
});
after(() => browser.close());
beforeEach(async () => {
  world = await World.start({ sandbox: ['--auto-approve'] });
  await world.fill();
});
afterEach(() => world.end());

for (const size of Object.keys(sizes)) {
  test(`a server that is gone is told of, and taken up again when it is back: ${size}`, async () => {
    const page = await open(browser, world, size);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Up next' }).waitFor();
    await world.down();
    await page.getByText('Reconnecting…', { exact: false }).waitFor();
    // A page whose script was never loaded: it says so, under its own name.
    if (size === 'phone') await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole(size === 'phone' ? 'menuitem' : 'link', { name: 'Settings', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByText('Cinemarco can’t be reached').first().waitFor();
    await world.serve();
    await page.getByText('Connected as sample').waitFor();
    await page.getByText('Reconnecting…', { exact: false }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByRole('heading', { name: 'Up next' }).waitFor();
    await page.context().close();
  });
}

test('a page that found nobody shows its content as soon as somebody is there', async () => {
  const page = await open(browser, world, 'desk');
  await page.goto('/history');
  await settled(page);
  await world.down();
  await page.getByRole('link', { name: 'Library', exact: true }).click();
  await page.getByText('Cinemarco can’t be reached').first().waitFor();
  await world.serve();
  await page.getByRole('list', { name: 'Titles' }).getByRole('link').first().waitFor();
  await page.context().close();
});

/** In place of the browser's event streams: counted, and told what to hear. */
function fakeStreams() {
  globalThis.streams = [];
  globalThis.EventSource = class {
    constructor() {
      globalThis.streams.push(this);
    }
    close() {
      globalThis.streams.splice(globalThis.streams.indexOf(this), 1);
    }
  };
}

test('seven tabs that follow a run hold one stream, and all of them hear', async () => {
  const page = await open(browser, world, 'desk');
  const context = page.context();
  await context.addInitScript(fakeStreams);
  let run;
  await context.route('**/api/import', async (route) => {
    const answer = await route.fetch();
    run = { ...(await answer.json()), state: 'running', kind: 'import', completed: 1, total: 9 };
    await route.fulfill({ response: answer, json: run });
  });
  const tabs = [page, ...(await Promise.all(Array.from({ length: 6 }, () => context.newPage())))];
  for (const tab of tabs) {
    await tab.goto('/');
    await tab.getByText('1 of 9').waitFor();
  }
  const held = () => Promise.all(tabs.map((tab) => tab.evaluate(() => globalThis.streams.length)));
  const holder = async () => {
    for (;;) {
      const now = await held();
      const many = now.reduce((sum, it) => sum + it, 0);
      assert.ok(many <= 1, `${many} streams`);
      if (many === 1) return tabs[now.indexOf(1)];
    }
  };
  const first = await holder();
  tabs.splice(tabs.indexOf(first), 1);
  await first.close();
  const second = await holder();
  await second.evaluate((told) => globalThis.streams[0].onmessage({ data: JSON.stringify(told) }), {
    ...run,
    completed: 7,
  });
  for (const tab of tabs) await tab.getByText('7 of 9').waitFor();
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
});

test('what another window marks is seen in this one', async () => {
  const page = await open(browser, world, 'desk');
  const other = await page.context().newPage();
  await page.goto('/');
  await other.goto('/');
  await other.getByRole('button', { name: /^Mark Slow Horses S6 E1 as watched/ }).click();
  await page.getByRole('button', { name: /^Mark Slow Horses S6 E2 as watched/ }).waitFor();
  await page.context().close();
});

test('a reload keeps the place in a long list, and Back the card one came from', async () => {
  const page = await open(browser, world, 'phone');
  await page.goto('/library?view=grid');
  await settled(page);
  await page.evaluate(() => scrollTo(0, 2400));
  await page.waitForFunction(() => scrollY > 2000);
  const place = await page.evaluate(() => scrollY);
  await page.reload();
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 3, place);
  const card = page.locator('.title-card').nth(9);
  const href = await card.getAttribute('href');
  await card.click();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await page.goBack();
  await page.waitForFunction((to) => document.activeElement?.getAttribute('href') === to, href);
  await page.context().close();
});

test('the last library is there without a network', async () => {
  const page = await open(browser, world, 'phone', { serviceWorkers: 'allow' });
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.goto('/library?view=grid');
  const first = page.getByRole('list', { name: 'Titles' }).getByRole('link').first();
  await first.waitFor();
  await page.reload();
  await first.waitFor();
  await world.down();
  await page.reload();
  await first.waitFor();
  await page.getByText('Reconnecting…', { exact: false }).waitFor();
  await page.context().close();
});

/** In the page: whether the browser has the chosen export on its disk by now. */
function exportIsKept() {
  return new Promise((resolve, reject) => {
    const asked = globalThis.indexedDB.open('import');
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const kept = asked.result.transaction('export').objectStore('export').count();
      kept.onerror = () => reject(kept.error);
      kept.onsuccess = () => {
        asked.result.close();
        resolve(kept.result > 0);
      };
    };
  });
}

test('a reload keeps the import where it was: the code, the file, the preview and the result', async () => {
  const page = await open(browser, world, 'desk');
  await world.run('trakt', 'disconnect');
  await page.goto('/import');
  await page.getByRole('button', { name: 'Paste a code instead' }).click();
  await page.getByText('The code, or the whole address', { exact: false }).waitFor();
  await page.reload();
  await page.getByText('The code, or the whole address', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const file = join(world.folder, 'trakt-export.zip');
  const answer = await fetch(`${world.standIn}/sandbox/export.zip`);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  await page.getByLabel('An export, its ZIP or its files').setInputFiles(file);
  await page.getByText('trakt-export.zip').waitFor();
  await page.waitForFunction(exportIsKept);
  await page.reload();
  await page.getByText('trakt-export.zip').waitFor();
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const start = page.getByRole('button', { name: /^Import/ });
  await start.waitFor();
  await page.reload();
  await start.click();
  await page.getByRole('heading', { name: /^Done/ }).waitFor({ timeout: 60_000 });
  await page.reload();
  await page.getByRole('heading', { name: /^Done/ }).waitFor();
  assert.deepEqual(page.broken, []);
  await page.context().close();
});

test('an empty file is refused by name, and reaches nobody', async () => {
  const page = await open(browser, world, 'desk');
  const file = join(world.folder, 'empty.zip');
  await writeFile(file, '');
  let previews = 0;
  page.on('request', (it) => {
    if (it.method() === 'POST') previews++;
  });
  await page.goto('/import');
  await page.getByLabel('An export, its ZIP or its files').setInputFiles(file);
  await page.getByText('“empty.zip” is empty', { exact: false }).waitFor();
  assert.equal(previews, 0);
  await page.context().close();
});
