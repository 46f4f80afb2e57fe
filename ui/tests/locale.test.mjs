// SPDX-License-Identifier: MIT
// Dates, times, numbers and weeks as the browser has them; the words stay English.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

/** The app in a browser of these languages, in the zone of the tests' days. */
async function inBrowser(...languages) {
  const own = globalThis.navigator;
  globalThis.navigator = { languages };
  const app = await loadModule(
    ['locale.ts', 'words.ts', 'zone.ts', 'pages/history/time.ts', 'pages/stats/figures.ts'],
    languages.join(),
  );
  globalThis.navigator = own;
  app.accountZone.value = 'Europe/Berlin';
  return app;
}

const evening = '2024-05-03T18:14:00Z';
// Between number and unit some versions of ICU put a narrow blank.
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');
const noPlays = { by_weekday: [], by_hour: [] };

test('in Britain', async () => {
  const app = await inBrowser('en-GB');
  assert.equal(app.day('2024-05-03'), '3 May 2024');
  assert.equal(app.time(evening), '20:14');
  assert.equal(app.count(1320, 'play'), '1,320 plays');
  assert.equal(app.weekStart === 7, false);
  assert.equal(app.days(noPlays, 'plays')[0].name, 'Monday');
});

test('in the States', async () => {
  const app = await inBrowser('en-US');
  assert.equal(app.day('2024-05-03'), 'May 3, 2024');
  assert.equal(plain(app.time(evening)), '08:14 PM');
  assert.equal(app.monthWords('2024-05'), 'May 2024');
  assert.equal(app.days(noPlays, 'plays').length, 7);
  if (app.weekStart === 7) assert.equal(app.days(noPlays, 'plays')[0].name, 'Sunday');
});

test('in Germany, with English words', async () => {
  const app = await inBrowser('de-DE', 'en');
  assert.equal(app.day('2024-05-03'), '3. Mai 2024');
  assert.equal(app.longDay('2024-05-03'), 'Freitag, 3. Mai 2024');
  assert.equal(app.time(evening), '20:14');
  assert.equal(app.count(1320, 'play'), '1.320 plays');
  assert.equal(app.tenth(8.42), '8,4');
  assert.equal(app.bytes(8040), '8,0 KB');
  assert.equal(app.monthWords('2024-05'), 'Mai 2024');
  assert.equal(app.days(noPlays, 'plays')[6].name, 'Sonntag');
  assert.equal(app.hours(noPlays, 'plays')[20].name, '20:00');
  assert.equal(app.ago('2024-05-02', Date.parse(evening)), 'yesterday');
});

test('by the first language that there are formats for', async () => {
  assert.equal((await inBrowser('xx-XX', 'fr-FR')).locale, 'fr-FR');
  assert.equal((await inBrowser()).locale, 'en-GB');
  assert.equal((await inBrowser('not a language')).locale, 'en-GB');
});

test('the wall clock of a form has no locale', async () => {
  assert.equal((await inBrowser('ar-EG')).wallClock(evening), '2024-05-03T20:14');
});
