// SPDX-License-Identifier: MIT
// The server's figures as rows that a chart and its table show alike. Pure.
import type { Days, Statistics } from '../../api/types';
import { clockLink, monthLink, statsLink } from '../../links';
import { language, locale, weekStart } from '../../locale';
import { ratingWord } from '../../words';
import { monthWords } from '../history/time';

export type Measure = 'plays' | 'hours';

export interface Figure {
  readonly name: string;
  /** On an axis, where the name is too long. */
  readonly short?: string;
  readonly value: number;
  /** Where its plays or titles are. */
  readonly href?: string;
}

const inUtc = (shape: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' });
const weekday = { long: inUtc({ weekday: 'long' }), short: inUtc({ weekday: 'short' }) };
const hourOfDay = inUtc({ hour: '2-digit', minute: '2-digit' });
const monday = Date.UTC(2024, 0, 1);
const languages = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });

/** The name of a code; TMDB has some that nobody knows. */
function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

interface Counted {
  plays: number;
  minutes: number;
}

export function measured(row: Counted, by: Measure): number {
  return by === 'plays' ? row.plays : Math.round(row.minutes / 60);
}

/** Every value between the first and the last, also those without any: time has no gaps. */
function filled<Row>(rows: readonly Row[], of: (row: Row) => number): number[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  return Array.from({ length: of(last) - of(first) + 1 }, (_, at) => of(first) + at);
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthOf = (value: number) =>
  `${String(Math.floor(value / 12)).padStart(4, '0')}-${String((value % 12) + 1).padStart(2, '0')}`;

export function years(stats: Statistics, by: Measure): Figure[] {
  return filled(stats.by_year, (it) => it.year).map((year) => {
    const row = stats.by_year.find((it) => it.year === year);
    return { name: String(year), value: row ? measured(row, by) : 0, href: statsLink(year) };
  });
}

export function months(stats: Statistics, by: Measure): Figure[] {
  const rows = new Map(stats.by_month.map((it) => [it.month, it]));
  return filled(stats.by_month, (it) => monthNumber(it.month)).map((at) => {
    const month = monthOf(at);
    const row = rows.get(month);
    return { name: monthWords(month), short: month, value: row ? measured(row, by) : 0, href: monthLink(month) };
  });
}

/** From the day with which a week begins there. `within`: between which days they were counted. */
export function days(stats: Statistics, by: Measure, within: Days = {}): Figure[] {
  return Array.from({ length: 7 }, (_, at) => {
    const number = ((weekStart - 1 + at) % 7) + 1;
    const day = monday + (number - 1) * 86_400_000;
    const row = stats.by_weekday.find((it) => it.weekday === number);
    return {
      name: weekday.long.format(day),
      short: weekday.short.format(day),
      value: row ? measured(row, by) : 0,
      href: clockLink('weekday', number, within),
    };
  });
}

export function hours(stats: Statistics, by: Measure, within: Days = {}): Figure[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const row = stats.by_hour.find((it) => it.hour === hour);
    return {
      name: hourOfDay.format(hour * 3_600_000),
      short: String(hour),
      value: row ? measured(row, by) : 0,
      href: clockLink('hour', hour, within),
    };
  });
}

export function lists(stats: Statistics, by: Measure): ReadonlyArray<{ title: string; rows: Figure[] }> {
  const most = (rows: Figure[]) => rows.sort((a, b) => b.value - a.value);
  return [
    {
      title: 'Genres',
      rows: most(
        stats.genres.map((it) => ({
          name: it.name,
          value: measured(it, by),
          href: `/library?genre=${encodeURIComponent(it.name)}`,
        })),
      ),
    },
    {
      title: 'Decades',
      rows: stats.decades.map((it) => ({
        name: `${it.decade}s`,
        value: measured(it, by),
        href: `/library?year=${it.decade}s`,
      })),
    },
    {
      title: 'Languages',
      rows: most(stats.languages.map((it) => ({ name: named(languages, it.language), value: measured(it, by) }))),
    },
    {
      title: 'Countries',
      rows: most(stats.countries.map((it) => ({ name: named(regions, it.country), value: measured(it, by) }))),
    },
    { title: 'Networks', rows: most(stats.networks.map((it) => ({ name: it.name, value: measured(it, by) }))) },
  ];
}

export function ratings(stats: Statistics): Figure[] {
  return stats.ratings.map((it) => ({
    name: ratingWord(it.rating),
    value: it.titles,
    href: `/library?rating=${it.rating}`,
  }));
}

/** What the address asks for; a year goes before single days. */
export function toDays(query: Record<string, string | undefined>): Days {
  const isDay = (text: string | undefined) => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (/^\d{4}$/.test(query.year ?? '')) return { from: `${query.year}-01-01`, to: `${query.year}-12-31` };
  const [from, to] = [query.from, query.to];
  return { ...(isDay(from) && { from }), ...(isDay(to) && { to }) };
}
