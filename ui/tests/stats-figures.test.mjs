// SPDX-License-Identifier: MIT
// The server's figures as rows: time has no gaps, names are words, and what is asked for is what the address says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const figures = await loadModule(['pages/stats/figures.ts', 'pages/stats/cards.ts']);

const stats = {
  totals: { plays: 5, movie_plays: 2, episode_plays: 3, movies: 1, series: 1, episodes: 3, minutes: 150, rewatches: 1 },
  by_year: [
    { year: 2022, plays: 2, minutes: 90 },
    { year: 2024, plays: 3, minutes: 60 },
  ],
  by_month: [
    { month: '2023-12', plays: 2, minutes: 90 },
    { month: '2024-02', plays: 3, minutes: 60 },
  ],
  by_weekday: [{ weekday: 7, plays: 5, minutes: 150 }],
  by_hour: [{ hour: 20, plays: 4, minutes: 120 }],
  genres: [
    { name: 'Drama', titles: 2, plays: 5, minutes: 60 },
    { name: 'Sci-Fi & Fantasy', titles: 1, plays: 2, minutes: 90 },
  ],
  decades: [{ decade: 1990, titles: 2, plays: 5, minutes: 150 }],
  languages: [
    { language: 'de', titles: 1, plays: 1, minutes: 1 },
    { language: 'xx', titles: 1, plays: 1, minutes: 1 },
  ],
  countries: [{ country: 'US', titles: 1, plays: 1, minutes: 1 }],
  networks: [],
  ratings: [{ rating: 5, titles: 1 }],
  people: { actors: [], directors: [], writers: [] },
  streaks: { longest: null, current: null },
};

const values = (rows) => rows.map((it) => `${it.name} ${it.value}`);

test('years and months without a play are shown, too', () => {
  assert.deepEqual(values(figures.years(stats, 'plays')), ['2022 2', '2023 0', '2024 3']);
  assert.deepEqual(values(figures.months(stats, 'plays')), ['December 2023 2', 'January 2024 0', 'February 2024 3']);
  assert.equal(figures.hours(stats, 'plays').length, 24);
  assert.equal(figures.days(stats, 'plays').at(-1).name, 'Sunday');
});

test('hours are rounded minutes', () => {
  assert.deepEqual(values(figures.years(stats, 'hours')), ['2022 2', '2023 0', '2024 1']);
});

test('lists stand by what is counted, under names that people know', () => {
  const list = (title, by) => values(figures.lists(stats, by).find((it) => it.title === title).rows);
  assert.deepEqual(list('Genres', 'plays'), ['Drama 5', 'Sci-Fi & Fantasy 2']);
  assert.deepEqual(list('Genres', 'hours'), ['Sci-Fi & Fantasy 2', 'Drama 1']);
  assert.deepEqual(list('Languages', 'plays'), ['German 1', 'xx 1']);
  assert.deepEqual(list('Countries', 'plays'), ['United States 1']);
  assert.equal(figures.lists(stats, 'plays')[0].rows[1].href, '/library?genre=Sci-Fi%20%26%20Fantasy');
});

test('the address says which days are meant', () => {
  assert.deepEqual(figures.toDays({ year: '2024', from: '2020-01-01' }), { from: '2024-01-01', to: '2024-12-31' });
  assert.deepEqual(figures.toDays({ from: '2020-01-01', to: 'soon' }), { from: '2020-01-01' });
  assert.deepEqual(figures.toDays({}), {});
});

test('a year has a card for all that it has to say', () => {
  const cards = figures.cardsOf(2024, stats);
  assert.deepEqual(
    cards.map((it) => it.title),
    ['Your year', 'Time', 'What you saw', 'Month by month', 'Your days', 'Genres', 'Ratings'],
  );
  assert.deepEqual(cards[4].lines, ['Most often at 20:00']);
});
