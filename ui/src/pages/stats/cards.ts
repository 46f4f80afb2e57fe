// SPDX-License-Identifier: MIT
// A year as cards: what each says, in words that a picture and a screen reader share. Pure.
import type { Statistics } from '../../api/types';
import { count, day, number, ratingWord } from '../../words';
import { days, hours, months, type Figure } from './figures';

export interface Card {
  readonly title: string;
  /** The largest words on it. */
  readonly big: string;
  readonly lines: readonly string[];
  /** Drawn as columns at its foot. */
  readonly columns?: readonly Figure[];
}

const most = (rows: readonly Figure[]) =>
  rows.reduce<Figure | undefined>((a, b) => (a && a.value >= b.value ? a : b), undefined);

/** What has nothing to say is left out. */
export function cardsOf(year: number, stats: Statistics): Card[] {
  const { totals, streaks, people } = stats;
  const [month, weekday, hour] = [
    most(months(stats, 'plays')),
    most(days(stats, 'plays')),
    most(hours(stats, 'plays')),
  ];
  const cards: Array<Card | undefined> = [
    {
      title: 'Your year',
      big: String(year),
      lines: [count(totals.plays, 'play'), `${number(Math.round(totals.minutes / 60))} hours`],
    },
    {
      title: 'Time',
      big: `${number(Math.round(totals.minutes / 60))} h`,
      lines: [`That is ${count(Math.round(totals.minutes / 1440), 'whole day')}.`],
    },
    {
      title: 'What you saw',
      big: count(totals.movies, 'movie'),
      lines: [
        count(totals.series, 'series', 'series'),
        count(totals.episodes, 'episode'),
        count(totals.rewatches, 'rewatch', 'rewatches'),
      ],
    },
    month && {
      title: 'Month by month',
      big: month.name,
      lines: [`Your fullest month: ${count(month.value, 'play')}`],
      columns: months(stats, 'plays'),
    },
    weekday && {
      title: 'Your days',
      big: weekday.name,
      lines: [...(hour && hour.value > 0 ? [`Most often at ${hour.name}`] : [])],
      columns: days(stats, 'plays'),
    },
    stats.genres[0] && {
      title: 'Genres',
      big: stats.genres[0].name,
      lines: stats.genres.slice(1, 5).map((it) => `${it.name} · ${count(it.plays, 'play')}`),
    },
    (people.actors[0] ?? people.directors[0]) && {
      title: 'People',
      big: (people.actors[0] ?? people.directors[0])?.name ?? '',
      lines: [
        ...people.actors.slice(1, 4).map((it) => it.name),
        ...people.directors.slice(0, 1).map((it) => `Directed by ${it.name}`),
      ],
    },
    streaks.longest
      ? {
          title: 'Streak',
          big: count(streaks.longest.days, 'day'),
          lines: [`${day(streaks.longest.from)} to ${day(streaks.longest.to)}`],
        }
      : undefined,
    stats.ratings.at(-1) && {
      title: 'Ratings',
      big: ratingWord(stats.ratings.at(-1)?.rating ?? 0),
      lines: stats.ratings.map((it) => `${ratingWord(it.rating)} · ${count(it.titles, 'title')}`).reverse(),
    },
  ];
  return cards.filter((it) => it !== undefined);
}
