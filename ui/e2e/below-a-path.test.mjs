// SPDX-License-Identifier: MIT
// The app mounted below a path (CINEMARCO_PUBLIC_URL): links, pictures, history and reloads stay there; mounted where
// nobody told it, it says so.
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { after, before, test } from 'node:test';
import { browse, open, World } from './harness.mjs';

/** A proxy that passes on what lies below /films, and takes that away if it is told to. */
async function proxy(strips) {
  const asked = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url);
    if (!incoming.url.startsWith('/films')) {
      outgoing.writeHead(404).end();
      return;
    }
    const path = strips ? incoming.url.slice('/films'.length) || '/' : incoming.url;
    const onward = request(
      {
        host: '127.0.0.1',
        port: new URL(server.upstream).port,
        path,
        method: incoming.method,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
        outgoing.on('close', () => answer.destroy());
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.asked = asked;
  server.site = `http://127.0.0.1:${server.address().port}`;
  return server;
}

let browser;
let world;
before(async () => {
  [browser, world] = await Promise.all([browse(), World.start()]);
  await world.fill();
});
after(async () => {
  await browser.close();
  await world.end();
});

async function mounted(strips) {
  const front = await proxy(strips);
  await world.down();
  delete world.environment.CINEMARCO_PUBLIC_URL;
  if (strips !== undefined) world.environment.CINEMARCO_PUBLIC_URL = `${front.site}/films`;
  await world.serve();
  front.upstream = world.url;
  return front;
}

for (const strips of [false, true]) {
  test(`everything stays below the path, with a proxy that ${strips ? 'takes it away' : 'keeps it'}`, async () => {
    const front = await mounted(strips);
    const page = await open(browser, { url: front.site }, 'desk');
    await page.goto(`${front.site}/films/`);
    await page.getByRole('link', { name: 'Library' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/films/library');
    await page.goto(`${front.site}/films/library?q=Slow&type=series`);
    await page
      .getByRole('link', { name: /Slow Horses/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /Slow Horses/ }).waitFor();
    assert.match(new URL(page.url()).pathname, /^\/films\/series\/\d+$/);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /Slow Horses/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
    const outside = front.asked.filter((it) => !it.startsWith('/films') && it !== '/favicon.ico');
    assert.deepEqual(outside, []);
    assert.ok(front.asked.some((it) => it.startsWith('/films/images/')));
    await page.context().close();
    front.close();
    front.closeAllConnections();
  });
}

test('a page that nobody told where it is mounted says what to set', async () => {
  const front = await mounted(undefined);
  front.upstream = world.url;
  const page = await browser.newPage();
  await page.route('**/films/', async (route) => {
    // As a proxy that takes the path away would give it.
    const answer = await fetch(`${world.url}/`);
    await route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: await answer.text() });
  });
  await page.goto(`${front.site}/films/`);
  await page.getByText('name the whole address in CINEMARCO_PUBLIC_URL').waitFor({ state: 'visible' });
  await page.goto(`${world.url}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await page.getByText('name the whole address in CINEMARCO_PUBLIC_URL').isVisible(), false);
  await page.close();
  front.close();
  front.closeAllConnections();
});
