// SPDX-License-Identifier: MIT
// Media servers: connected from Settings alone, what they tell is a play at once, and Home says what is being watched.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { browse, open, sizes, World } from './harness.mjs';

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
