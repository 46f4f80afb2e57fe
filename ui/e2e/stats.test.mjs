// SPDX-License-Identifier: MIT
// Statistics, a year in review and the calendar, as a person looks at them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { browse, open, settled, sizes, World } from './harness.mjs';

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

const grouped = (value) => new Intl.NumberFormat('en').format(value);

for (const size of Object.keys(sizes)) {
  test(`the page says what the server counts, of all time and of a year: ${size}`, async () => {
    const page = await open(browser, world, size);
    const all = await world.api('/api/stats');
    await page.goto('/stats');
    await settled(page);
    const plays = page.locator('.tile', { hasText: 'Plays' }).locator('strong');
    assert.equal(await plays.textContent(), grouped(all.totals.plays));
    await page.locator('.figures svg').first().waitFor();
    const year = all.by_year.at(-1);
    await page.getByLabel('Which time').selectOption(String(year.year));
    await page.waitForURL(/year=/);
    await page.waitForFunction(
      (text) => [...document.querySelectorAll('.tile strong')].some((it) => it.textContent === text),
      grouped(year.plays),
    );
    assert.deepEqual(page.broken, []);
  });

  test(`what stands out is told below the charts: ${size}`, async () => {
    const page = await open(browser, world, size);
    const { longest_evenings: evenings, backlog } = await world.api('/api/milestones');
    await page.goto('/stats');
    const list = page.getByRole('region', { name: 'Longest evenings' }).getByRole('listitem');
    await list.first().waitFor();
    assert.equal(await list.count(), evenings.length);
    const waits = page.getByRole('region', { name: 'Still to watch' });
    await waits.getByText(`${grouped(backlog.episodes)} episodes`).waitFor();
    assert.deepEqual(page.broken, []);
  });

  test(`behind each chart stands its table: ${size}`, async () => {
    const page = await open(browser, world, size);
    await page.goto('/stats');
    await settled(page);
    const { by_weekday } = await world.api('/api/stats');
    const section = page.getByRole('region', { name: 'Weekdays', exact: true });
    await section.getByText('As a table').click();
    const row = section.getByRole('row', { name: /Monday/ });
    assert.match(await row.textContent(), new RegExp(`${grouped(by_weekday.find((it) => it.weekday === 1).plays)}$`));
  });

  test(`a year is stepped through, and a card saved as a picture: ${size}`, async () => {
    const page = await open(browser, world, size);
    const { by_year } = await world.api('/api/stats');
    await page.goto(`/stats/${by_year.at(-1).year}`);
    await page.getByRole('button', { name: 'Next card' }).click();
    await page.getByText(/^2 of/).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save this card' }).click();
    const picture = await readFile(await (await saving).path());
    assert.equal(picture.subarray(1, 4).toString(), 'PNG');
    assert.equal(picture.readUInt32BE(16), 1080);
    assert.deepEqual(page.broken, []);
  });

  test(`the calendar has today in front: ${size}`, async () => {
    const page = await open(browser, world, size);
    await page.goto('/calendar');
    await settled(page);
    const { days } = await world.api('/api/calendar');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format();
    const ahead = days.filter((it) => it.day >= today);
    assert.equal(await page.locator('.calendar-day').count(), ahead.length);
    if (days.length > ahead.length) {
      await page.getByRole('button', { name: 'Show the last two weeks' }).click();
      assert.equal(await page.locator('.calendar-day').count(), days.length);
    }
    assert.deepEqual(page.broken, []);
  });
}

test('the feed is what the calendar shows, as ical.js reads it', async () => {
  const text = await (await fetch(new URL('/calendar.ics', world.url))).text();
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((it) => new ICAL.Event(it));
  assert.ok(events.length > 0);
  assert.equal(new Set(events.map((it) => it.uid)).size, events.length, 'one UID an event');
  assert.ok(events.every((it) => it.startDate.isDate && it.summary));
  const { days } = await world.api('/api/calendar');
  const titles = new Map(events.map((it) => [it.startDate.toString() + it.uid, it.summary]));
  for (const { day, items } of days) {
    for (const item of items) {
      const number = item.season_number === null ? '' : `-${item.season_number}-${item.episode_number}`;
      const title = titles.get(`${day}${item.media_type}-${item.tmdb_id}${number}@cinemarco`);
      assert.ok(title?.startsWith(item.title.replace('\\', '/')), `${item.title} on ${day}: ${title}`);
    }
  }
});

test('a weekday, an hour and a decade lead to what was watched then', async () => {
  const page = await open(browser, world, 'desk');
  await page.goto('/stats');
  await settled(page);
  const section = page.getByRole('region', { name: 'Weekdays', exact: true });
  await section.getByText('As a table').click();
  await section.getByRole('link', { name: 'Monday' }).click();
  await page.waitForURL(/\/history\?weekday=1/);
  const chip = page.getByRole('button', { name: 'Remove the filter Mondays' });
  await chip.waitFor();
  const list = page.getByRole('list', { name: 'Plays, the newest first' });
  await list.getByRole('heading', { level: 3 }).first().waitFor();
  const heads = await list.getByRole('heading', { level: 3 }).allInnerTexts();
  assert.ok(
    heads.every((it) => it.startsWith('Monday')),
    heads.join(),
  );
  await chip.click();
  await page.waitForURL((url) => !url.search.includes('weekday'));

  await page.goBack();
  await page.goto('/stats');
  await settled(page);
  await page.locator('.columns .column-leads').first().click();
  await page.waitForURL(/\/(stats\?year|history\?)/);
  await page.goto('/stats');
  await page.getByRole('region', { name: 'Decades', exact: true }).getByRole('link').first().click();
  await page.waitForURL(/\/library\?year=\d{4}s/);
  assert.deepEqual(page.broken, []);
});
