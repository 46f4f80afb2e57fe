// SPDX-License-Identifier: MIT
// The page before servers and proxies that answer late, twice, or in words of their own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, flip, open, slowDown, World } from './harness.mjs';

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

async function plays() {
  const answer = await fetch(`${world.url}/api/plays?limit=1`);
  return (await answer.json()).total;
}

async function series(page) {
  await page.goto('/library?type=series&q=Slow');
  await page
    .getByRole('link', { name: /Slow Horses/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Slow Horses/ }).waitFor();
}

for (const pause of [0, 500]) {
  test(`two taps on a square, ${pause} ms apart, are one play while answers are late`, async () => {
    const page = await open(browser, world, 'desk');
    await series(page);
    const count = await plays();
    await slowDown(page);
    const square = page.getByRole('button', { name: /^Season 6 episode 3,/ });
    await square.click();
    await page.waitForTimeout(pause);
    await square.click();
    await page.getByRole('button', { name: /^Season 6 episode 3,.*, watched/ }).waitFor();
    await page.getByText('Marked S6 E3 as watched').waitFor();
    assert.equal(await plays(), count + 1);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByRole('button', { name: /^Season 6 episode 3,.*not watched/ }).waitFor();
    await page.getByText('Undone').waitFor();
    assert.equal(await plays(), count);
    assert.deepEqual(page.broken, []);
    await page.context().close();
  });
}

test('a double click on the check of an episode is one play, also while answers are quick', async () => {
  const page = await open(browser, world, 'desk');
  await series(page);
  const count = await plays();
  await page.getByRole('button', { name: /^Mark Slow Horses S6 E1 as watched/ }).dblclick({ delay: 30 });
  await page.getByRole('button', { name: /^Season 6 episode 1,.*, watched/ }).waitFor();
  await page.waitForTimeout(300);
  assert.equal(await plays(), count + 1);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: /^Season 6 episode 1,.*not watched/ }).waitFor();
  await page.context().close();
});

test('a switch stays where it was put, whatever is heard before its answer', async () => {
  const page = await open(browser, world, 'desk');
  await page.goto('/settings');
  const syncs = page.getByRole('switch', { name: 'Sync automatically' });
  await syncs.waitFor({ state: 'attached' });
  const wasOn = await syncs.isChecked();
  let answer;
  const answered = new Promise((resolve) => (answer = resolve));
  await page.route('**/api/sync', async (route) => {
    if (route.request().method() === 'PUT') await answered;
    await route.continue();
  });
  await flip(page, 'Sync automatically');
  // The page asks how things are, as it does whenever it is looked at again, and hears what was before.
  const heard = ['/api/sync', '/api/import'].map((path) =>
    page.waitForResponse((it) => it.url().endsWith(path) && it.request().method() === 'GET'),
  );
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  for (const response of await Promise.all(heard)) await response.finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await syncs.isChecked(), !wasOn);
  answer();
  await page.getByText(wasOn ? 'Automatic sync is off' : 'Automatic sync is on').waitFor();
  await flip(page, 'Sync automatically');
  await page.getByText(wasOn ? 'Automatic sync is on' : 'Automatic sync is off').waitFor();
  const { enabled } = await (await fetch(`${world.url}/api/sync`)).json();
  assert.equal(enabled, wasOn);
  await page.context().close();
});

test('an answer that got lost on the way is no second play', async () => {
  const page = await open(browser, world, 'desk');
  await series(page);
  const count = await plays();
  let lost = 0;
  const keys = new Set();
  await page.route('**/api/library/*/plays', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    keys.add(route.request().headers()['idempotency-key']);
    if (lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: /^Season 6 episode 5,/ }).click();
  await page.getByRole('button', { name: /^Season 6 episode 5,.*, watched/ }).waitFor();
  await page.getByText('Marked S6 E5 as watched').waitFor();
  assert.equal(lost, 2);
  assert.equal(keys.size, 1);
  assert.equal(await plays(), count + 1);
  await page.context().close();
});

test('a 401 of somebody else closes no door', async () => {
  const page = await open(browser, world, 'desk');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Up next' }).waitFor();
  await page.route('**/api/up-next*', (route) => route.fulfill({ status: 401, body: 'who are you?' }));
  const asked = page.waitForResponse('**/api/session');
  await page.goto('/library');
  await page.goto('/');
  await asked;
  await page.getByRole('heading', { name: 'Cinemarco didn’t answer' }).waitFor();
  assert.equal(await page.getByText('Enter your password').count(), 0);
  await page.context().close();
});

test("a proxy's own refusals are said in true words", async () => {
  const page = await open(browser, world, 'desk');
  await page.route('**/api/library?*', (route) =>
    route.fulfill({ status: 504, contentType: 'text/html', body: '<h1>' }),
  );
  await page.goto('/library');
  await page.getByText('gave up waiting', { exact: false }).first().waitFor();
  await page.context().close();
});

test('the page that nobody may reach this way says why', async () => {
  const page = await open(browser, world, 'desk', { extraHTTPHeaders: { 'x-real-ip': '192.0.2.1' } });
  await page.goto('/');
  await page.getByRole('heading', { name: 'You can’t log in this way' }).waitFor();
  await page.getByText('Set a password on the machine', { exact: false }).waitFor();
  await page.context().close();
});

test('events are followed only while the page is looked at', async () => {
  const page = await open(browser, world, 'desk');
  let streams = 0;
  page.on('request', (it) => {
    if (it.url().endsWith('/api/import/events')) streams++;
  });
  await page.route('**/api/import', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), state: 'running' } });
  });
  const look = (state) =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await page.addInitScript(() =>
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' }),
  );
  await page.goto('/');
  await page.getByRole('heading', { name: 'Up next' }).waitFor();
  assert.equal(streams, 0);
  const begun = page.waitForRequest('**/api/import/events');
  await look('visible');
  await begun;
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
});
