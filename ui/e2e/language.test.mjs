// SPDX-License-Identifier: MIT
// Titles in another language, as they are called at home, and with what TMDB says of them elsewhere; the browser's own
// formats.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browse, flip, open, settled, World } from './harness.mjs';

let browser;
let world;
before(async () => {
  [browser, world] = await Promise.all([
    browse(),
    World.start({ sandbox: ['--auto-approve'], more: { CINEMARCO_LANGUAGE: 'pt-BR' } }),
  ]);
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
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

test('titles are shown in the library’s language, or as they are called at home', async () => {
  const { id } = await world.find('movie', 'fight');
  const page = await show(`/movie/${id}`);
  await heading(page, /^Clube da Luta/);
  await page.goto('/settings');
  await page.getByText('pt-BR', { exact: true }).waitFor();
  await flip(page, 'Show original titles');
  await page.goto(`/movie/${id}`);
  await heading(page, /^Fight Club/);
  await page.getByText('Clube da Luta', { exact: true }).waitFor();
  await page.goto('/library?sort=title&order=asc');
  await page
    .getByRole('link', { name: /Fight Club/ })
    .first()
    .waitFor();
  assert.equal(await page.getByRole('link', { name: /Clube da Luta/ }).count(), 0);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});

test('a title leads to its trailer and says who shows it, where there is one', async () => {
  const { id } = await world.find('movie', 'fight');
  const page = await show(`/movie/${id}`);
  const extras = page.getByRole('region', { name: 'Trailer and where to watch' });
  const trailer = extras.getByRole('link', { name: 'Trailer on Vimeo' });
  await trailer.waitFor();
  assert.match(await trailer.getAttribute('href'), /^https:\/\/vimeo\.com\//);
  assert.match(await trailer.getAttribute('rel'), /noopener/);
  await extras.getByText('Globoplay').waitFor();
  await extras.getByText('BR, by JustWatch').waitFor();
  assert.match(
    await extras.getByRole('link', { name: 'Where to watch' }).getAttribute('href'),
    /^https:\/\/www\.themoviedb\.org\/movie\/550\/watch/,
  );
  const bare = (await world.find('movie', 'chihiro')).id;
  const told = page.waitForResponse(`**/api/library/${bare}/extras`);
  await page.goto(`/movie/${bare}`);
  await told;
  await heading(page, /Chihiro/);
  assert.equal(await extras.count(), 0);
  await page.context().close();
});

test('a title says nothing of it while TMDB is away', async () => {
  const { id } = await world.find('series', 'breaking');
  const page = await open(browser, world, 'desk');
  await page.route('**/extras', (route) =>
    route.fulfill({
      status: 502,
      contentType: 'application/problem+json',
      body: '{"title":"Upstream","status":502,"detail":"TMDB is away","code":"upstream"}',
    }),
  );
  const told = page.waitForResponse('**/extras');
  await page.goto(`/series/${id}`);
  await told;
  await heading(page, /^Breaking Bad/);
  assert.equal(await page.getByText('TMDB is away').count(), 0);
  assert.equal(await page.getByRole('region', { name: 'Trailer and where to watch' }).count(), 0);
  await page.context().close();
});

test('dates, numbers and names of days are the browser’s', async () => {
  const { by_year: years } = await world.api('/api/stats');
  assert.ok(years.length > 0);
  const page = await show('/stats', { locale: 'de-DE' });
  await page.getByText('Sonntag').first().waitFor({ state: 'attached' });
  await page.goto('/history');
  await page
    .getByText(/\d+\. \p{L}+\.? \d{4}/u)
    .first()
    .waitFor();
  await page.context().close();
});

test('TMDB and JustWatch are named in About', async () => {
  const page = await show('/settings');
  await page.getByText('This product uses the TMDB API but is not endorsed or certified by TMDB.').first().waitFor();
  assert.equal(
    await page.getByRole('link', { name: 'TMDB', exact: true }).last().getAttribute('href'),
    'https://www.themoviedb.org/',
  );
  await page.context().close();
});
