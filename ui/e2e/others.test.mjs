// SPDX-License-Identifier: MIT
// Files of other services in the browser: unsure titles are chosen in the preview, and what a service only hints at is a
// tick there.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { browse, open, seriousFindings, sizes, World } from './harness.mjs';

let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

/** Shows the preview of that file. */
async function preview(world, size, name, content) {
  const file = join(world.folder, name);
  await writeFile(file, content);
  const page = await open(browser, world, size, { bypassCSP: true });
  await page.goto('/import');
  await page.getByLabel('An export, its ZIP or its files').setInputFiles(file);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.getByRole('button', { name: /^Import/ }).waitFor();
  return page;
}

for (const size of Object.keys(sizes)) {
  test(`an unsure title is chosen in the preview, and comes in matched: ${size}`, async () => {
    const world = await World.start();
    const page = await preview(
      world,
      size,
      'diary.csv',
      'type,tmdb_id,title,watched_at,rating\nmovie,,The Metrix,2024-02-09,8\nmovie,550,Fight Club,2024-02-10,\n',
    );
    const choose = page.getByRole('button', { name: 'Choose which title The Metrix is' });
    await choose.click();
    await page.getByLabel('Title, or TMDB link or number').fill('The Matrix');
    assert.deepEqual(await seriousFindings(page), []);
    await page.getByRole('list', { name: 'On TMDB' }).getByRole('button', { name: 'The Matrix 1999' }).click();
    await page.getByText('Matched The Metrix with The Matrix').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await choose.click();
    await page.getByLabel('Title, or TMDB link or number').fill('603');
    await page.getByRole('list', { name: 'On TMDB' }).getByRole('button', { name: 'The Matrix 1999' }).click();
    await page.getByText('matched with The Matrix', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Import 2 titles' }).click();
    await page.getByRole('heading', { name: /^Done/ }).waitFor({ timeout: 60_000 });
    assert.ok(await world.find('movie', 'Matrix'));
    assert.deepEqual(page.broken, []);
    await world.end();
  });
}

test("IMDb's rated days count as watched where one says so", async () => {
  const world = await World.start();
  const page = await preview(
    world,
    'desk',
    'ratings.csv',
    'Const,Your Rating,Date Rated,Title,URL,Title Type,Year\ntt0133093,9,2024-03-15,The Matrix,u,Movie,1999\n',
  );
  await page.getByRole('button', { name: 'Import 1 rating' }).waitFor();
  await page.getByRole('checkbox', { name: /Ratings count as watched that day/ }).check();
  await page.getByRole('button', { name: 'Import 1 title' }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await page.getByRole('button', { name: 'Import 1 title' }).click();
  await page.getByRole('heading', { name: /^Done/ }).waitFor({ timeout: 60_000 });
  const [play] = (await world.api('/api/plays')).items;
  assert.equal(play.watched_day, '2024-03-15');
  assert.deepEqual(page.broken, []);
  await world.end();
});

test('a file without such hints offers none', async () => {
  const world = await World.start();
  const page = await preview(
    world,
    'desk',
    'a.csv',
    'type,tmdb_id,title,watched_at\nmovie,603,The Matrix,2024-02-09\n',
  );
  assert.equal(await page.getByRole('checkbox').count(), 0);
  await world.end();
});
