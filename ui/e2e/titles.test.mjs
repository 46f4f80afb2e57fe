// SPDX-License-Identifier: MIT
// The pages of titles, people and collections lead on: to others, to what one has seen, and to what is missing.
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

async function show(path) {
  const page = await open(browser, world, 'desk');
  await page.goto(path);
  await settled(page);
  return page;
}

test('a title leads to the same one elsewhere, in a window of its own', async () => {
  for (const [type, q, tmdb] of [
    ['movie', 'Matrix', 'movie'],
    ['series', 'Slow', 'tv'],
  ]) {
    const { id } = await world.find(type, q);
    const { tmdb_id, imdb_id } = await world.api(`/api/library/${id}`);
    const page = await show(`/${type}/${id}`);
    const links = page.getByRole('list', { name: 'On other sites' }).getByRole('link');
    await links.first().waitFor();
    const found = await links.evaluateAll((all) => all.map((it) => `${it.href} ${it.target} ${it.rel}`));
    const wanted = [
      `https://www.themoviedb.org/${tmdb}/${tmdb_id}`,
      `https://trakt.tv/search/tmdb/${tmdb_id}?id_type=${type === 'movie' ? 'movie' : 'show'}`,
    ];
    if (imdb_id) wanted.unshift(`https://www.imdb.com/title/${imdb_id}/`);
    assert.deepEqual(
      found,
      wanted.map((it) => `${it} _blank noreferrer`),
    );
    await page.context().close();
  }
});

test('faces say in how much one has seen them, and a person how much of all', async () => {
  const { people } = await world.api('/api/stats');
  const { tmdb_person_id, titles } = people.actors[0];
  const page = await show(`/person/${tmdb_person_id}`);
  await page.getByText(/^You have seen \d+ of \d+$/).waitFor();
  await page
    .locator('.poster-grid a')
    .filter({ has: page.getByText('Seen', { exact: true }) })
    .first()
    .click();
  await page.locator('.person-card', { hasText: people.actors[0].name }).getByText(`${titles} watched`).waitFor();
  await page.context().close();
});

test('a collection begins with what is missing', async () => {
  const page = await show('/collection/2344');
  const missing = page.getByRole('region', { name: 'Still to watch' });
  const seen = page.getByRole('region', { name: 'Watched' });
  const { parts } = await world.api('/api/tmdb/collection/2344');
  const done = parts.filter((it) => it.watch_status === 'completed').length;
  assert.equal(await missing.getByRole('listitem').count(), parts.length - done);
  assert.equal(await seen.getByRole('listitem').count(), done);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});
