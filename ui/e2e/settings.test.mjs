// SPDX-License-Identifier: MIT
// The door of one's own: the password, and the tokens of scripts.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { browse, open, seriousFindings, sizes, World } from './harness.mjs';

const password = 'correct horse';
let browser;
before(async () => {
  browser = await browse();
});
after(() => browser.close());

async function setPassword(page, wanted, again = wanted) {
  await page.getByLabel(/^New password/).fill(wanted);
  await page.getByLabel('Repeat the new password').fill(again);
  await page.getByRole('button', { name: 'Save' }).click();
}

/** The settings of a browser that has just set the first password. */
async function settings(world, size) {
  const page = await open(browser, world, size, { bypassCSP: true });
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Set…' }).click();
  await setPassword(page, password);
  await page.getByRole('heading', { name: 'Logged in' }).waitFor();
  return page;
}

const hasFocus = (field) => field.and(field.page().locator(':focus')).waitFor();

/** The dialog of a new token with that name. */
async function askForToken(page, name) {
  await page.getByLabel('Name of a new token').fill(name);
  await page.getByRole('button', { name: 'Make a token…' }).click();
  await page.getByRole('heading', { name: `New token: ${name}` }).waitFor();
}

async function makeToken(page, name) {
  await askForToken(page, name);
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Make token' }).click();
  await page.getByText(`Copy ${name} now`).waitFor();
}

for (const size of Object.keys(sizes)) {
  describe(`on a ${size}`, () => {
    let world;
    beforeEach(async () => {
      world = await World.start();
    });
    afterEach(() => world.end());

    test('a first password needs no typo twice, and leaves this browser in', async () => {
      const page = await open(browser, world, size, { bypassCSP: true });
      await page.goto('/settings');
      await page.getByRole('button', { name: 'Set…' }).click();
      await hasFocus(page.getByLabel(/^New password/));
      await setPassword(page, password, 'correct hrose');
      await page.getByText('The two new passwords don’t match.').waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await setPassword(page, password);
      await page.getByText('Password set.').waitFor();
      await page.getByText(/^This browser/).waitFor();
      await page.reload();
      await page.getByText(/^This browser/).waitFor();
      // Another one is asked, also on this machine.
      const other = await open(browser, world, size);
      await other.goto('/settings');
      await other.getByLabel('Password').fill(password);
      await other.getByRole('button', { name: 'Log in' }).click();
      await other.getByText(/^This browser/).waitFor();
      await other.getByRole('button', { name: 'Log out' }).last().waitFor();
      assert.deepEqual([...page.broken, ...other.broken], []);
    });

    test('where the log-in after a new password fails, the door says what holds', async () => {
      const page = await open(browser, world, size);
      await page.route('**/api/session', (route) =>
        route.request().method() === 'POST' ? route.fulfill({ status: 503, json: {} }) : route.continue(),
      );
      await page.goto('/settings');
      await page.getByRole('button', { name: 'Set…' }).click();
      await setPassword(page, password);
      await page.getByText('Password set. Log in with it.').waitFor();
      await page.unrouteAll({ behavior: 'wait' });
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByText(/^This browser/).waitFor();
      assert.deepEqual(page.broken, []);
    });

    test('a wrong password is told until the next try, which is sent once', async () => {
      const page = await settings(world, size);
      await askForToken(page, 'backup');
      const field = page.getByLabel('Your password');
      await field.fill('wrong horse');
      await page.getByRole('button', { name: 'Make token' }).click();
      const wrong = page.getByText('The password is wrong.');
      await wrong.waitFor();
      let tries = 0;
      let answer;
      const answered = new Promise((resolve) => (answer = resolve));
      await page.route('**/api/tokens', async (route) => {
        if (route.request().method() === 'POST') tries++;
        await answered;
        await route.continue();
      });
      await field.fill(password);
      await field.press('Enter');
      await page.locator('.dialog [aria-busy=true]').waitFor();
      assert.equal(await wrong.count(), 0);
      await field.press('Enter');
      answer();
      await page.getByText('Copy backup now').waitFor();
      assert.equal(tries, 1);
      assert.deepEqual(page.broken, []);
    });

    test('a made token stands by its name until it is revoked', async () => {
      const page = await settings(world, size);
      await makeToken(page, 'backup');
      await makeToken(page, 'kitchen');
      await page.getByText('Copy backup now').waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await page.getByRole('listitem').filter({ hasText: 'backup' }).getByRole('button', { name: 'Revoke…' }).click();
      await hasFocus(page.getByLabel('Your password'));
      await page.getByLabel('Your password').fill(password);
      await page.getByRole('button', { name: 'Revoke', exact: true }).click();
      await page.getByText('Copy backup now').waitFor({ state: 'detached' });
      await page.getByText('Copy kitchen now').waitFor();
      // A new password that takes all tokens along takes what is left.
      await page.getByRole('button', { name: 'Change…' }).click();
      await page.getByLabel('Current password').fill(password);
      await page.getByText('Revoke all tokens').click();
      await setPassword(page, 'another horse');
      await page.getByText('Copy kitchen now').waitFor({ state: 'detached' });
      assert.deepEqual(page.broken, []);
    });

    test('a new token may write unless something else is chosen, each time', async () => {
      const page = await settings(world, size);
      await askForToken(page, 'backup');
      const scope = page.getByLabel('What it may do');
      await hasFocus(scope);
      assert.equal(await scope.inputValue(), 'write');
      await scope.selectOption('admin');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await askForToken(page, 'backup');
      assert.equal(await scope.inputValue(), 'write');
      assert.deepEqual(page.broken, []);
    });
  });
}
