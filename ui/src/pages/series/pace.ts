// SPDX-License-Identifier: MIT
// When a series will be done at the pace of the last weeks.
import type { LibraryEntry } from '../../api/types';
import { locale } from '../../locale';
import { ago } from '../../words';
import { daysBetween } from '../../zone';
import { left } from './counts';

const lookedAt = 60; // days
const leastDays = 14; // one evening is no pace
const leastEpisodes = 3;
const farthest = 3 * 365; // days

const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
const monthAndYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "done by March at your pace"; empty where nothing can be told. `now` in ms. */
export function paceWords(entry: LibraryEntry, now: number): string {
  const many = left(entry).length;
  const since = entry.seasons
    .flatMap((it) => it.episodes)
    .filter((it) => it.is_watched && it.date_source !== 'air_date' && it.watched_date)
    .map((it) => daysBetween(it.watched_date ?? now, now))
    .filter((days) => days >= 0 && days < lookedAt);
  if (many === 0 || since.length < leastEpisodes) return '';
  const days = Math.ceil((many * Math.max(leastDays, ...since.map((it) => it + 1))) / since.length);
  if (days > farthest) return '';
  const end = new Date(now + days * 86_400_000);
  const isOver = entry.series_status === 'Ended' || entry.series_status === 'Canceled';
  const when =
    days < 14
      ? ago(end.toISOString().slice(0, 10), now)
      : `by ${(end.getUTCFullYear() === new Date(now).getUTCFullYear() ? month : monthAndYear).format(end)}`;
  return `${isOver ? 'done' : 'caught up'} ${when} at your pace`;
}
