// SPDX-License-Identifier: MIT
// Media servers: connected from Settings alone, what they tell is a play at once, and Home says what is being watched.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { browse, open, seriousFindings, sizes, World } from './harness.mjs';

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

/** What Jellyfin sends of that movie. */
const tell = async (address, kind, more = {}) => {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({
      NotificationType: kind,
      ItemType: 'Movie',
      Name: 'The Matrix',
      Year: 1999,
      ItemId: 'a',
      Provider_tmdb: '603',
      RunTimeTicks: 81_600_000_000,
      PlaybackPositionTicks: 40_800_000_000,
      NotificationUsername: 'anna',
      ServerId: 's',
      ...more,
    }),
  });
  assert.equal(answer.status, 202);
};

test('a refused message is matched by hand, and recorded', async () => {
  const made = await fetch(`${world.url}/api/hooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Den', for: 'jellyfin' }),
  });
  const { url } = await made.json();
  const unknown = { Provider_tmdb: undefined, PlayedToCompletion: true, PlaybackPositionTicks: 81_000_000_000 };
  await tell(url, 'PlaybackStop', { ...unknown, Name: 'A Home Video', Year: undefined });
  await tell(url, 'PlaybackStop', {
    ...unknown,
    ItemType: 'Episode',
    Name: 'Some Day',
    Year: undefined,
    SeriesName: 'My Own Show',
    SeasonNumber: 1,
    EpisodeNumber: 2,
    ItemId: 'b',
  });
  const page = await open(browser, world, 'desk', { bypassCSP: true });
  await page.goto('/settings');
  const messages = page.getByRole('list', { name: 'Messages of Den' });
  while ((await messages.getByText('Refused').count()) < 2) {
    await page.getByRole('button', { name: 'Look for messages' }).click();
  }
  const count = async () => (await world.api('/api/plays?limit=1')).total;
  const before_ = await count();
  const video = messages.getByRole('listitem').filter({ hasText: 'A Home Video' });
  await video.getByRole('button', { name: 'Match…' }).click();
  await page.getByLabel('Title, or TMDB link or number').fill('The Matrix');
  await page.getByRole('list', { name: 'On TMDB' }).getByRole('button', { name: 'The Matrix 1999' }).click();
  assert.deepEqual(await seriousFindings(page), []);
  await page.getByRole('button', { name: 'Record this play' }).click();
  await page.getByText('Matched A Home Video with The Matrix').waitFor();
  while ((await count()) !== before_ + 1);

  const show = messages.getByRole('listitem').filter({ hasText: 'My Own Show' });
  await show.getByRole('button', { name: 'Match…' }).click();
  assert.equal(await page.getByRole('radio', { name: 'Series' }).isChecked(), true);
  await page.getByLabel('Title, or TMDB link or number').fill('Breaking Bad');
  await page
    .getByRole('list', { name: 'On TMDB' })
    .getByRole('button', { name: /^Breaking Bad/ })
    .first()
    .click();
  assert.equal(await page.getByLabel('Season (0 for specials)').inputValue(), '1');
  assert.equal(await page.getByLabel('Episode', { exact: true }).inputValue(), '2');
  await page.getByRole('button', { name: 'Record this episode' }).click();
  await page.getByText('Matched My Own Show', { exact: false }).waitFor();
  while ((await count()) !== before_ + 2);
  assert.deepEqual(page.broken, []);
  await page.context().close();
});

for (const size of Object.keys(sizes)) {
  test(`a server is connected from Settings, and heard: ${size}`, async () => {
    const page = await open(browser, world, size);
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Connect a server…' }).click();
    await page.getByLabel('Name (optional)').fill('Living room');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Copy the address now').waitFor();
    const address = await page.getByText(`${world.url}/hooks/`, { exact: false }).first().innerText();
    await page.getByRole('button', { name: 'Test the address' }).click();
    await page.getByText('Ignored').first().waitFor();

    const home = await page.context().newPage();
    await home.clock.install();
    await tell(address, 'PlaybackStart');
    await home.goto('/');
    await home.getByRole('region', { name: 'Now watching' }).getByText('The Matrix').waitFor();
    await tell(address, 'PlaybackStop', { PlayedToCompletion: true, PlaybackPositionTicks: 81_000_000_000 });
    const told = async () => (await world.api('/api/plays?limit=1')).items[0];
    while ((await told()).arrived_by !== 'live');
    await home.clock.fastForward(25_000);
    await home.getByText('Marked The Matrix as watched').waitFor();
    assert.equal(await home.getByRole('region', { name: 'Now watching' }).count(), 0);
    await home.getByRole('button', { name: 'Undo' }).click();
    await home.getByText('Undone').waitFor();
    assert.notEqual((await told()).arrived_by, 'live');

    await page.bringToFront();
    await page.getByRole('button', { name: 'Look for messages' }).click();
    await page.getByText('Play: The Matrix').waitFor();
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByText('Living room').waitFor({ state: 'detached' });
    assert.equal((await fetch(address, { method: 'POST', body: '{}' })).status, 404);
    await page.context().close();
  });
}
