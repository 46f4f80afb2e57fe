// SPDX-License-Identifier: MIT
// A weekday, an hour of the day and the days between which they are meant, as the history's address has them. Pure.
import type { PlaysQuery } from '../../api/types';
import { day } from '../../words';

export type Clock = Pick<PlaysQuery, 'weekday' | 'hour' | 'from' | 'to'>;

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

function within(text: string | undefined, least: number, most: number): number | undefined {
  const value = /^\d{1,2}$/.test(text ?? '') ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

/** Reads the address; what it cannot mean is left out, and days are meant with a weekday or an hour only. */
export function toClock(query: Record<string, string | undefined>): Clock {
  const weekday = within(query.weekday, 1, 7);
  const hour = within(query.hour, 0, 23);
  if (weekday === undefined && hour === undefined) return {};
  return {
    ...(weekday !== undefined && { weekday }),
    ...(hour !== undefined && { hour }),
    ...(isDay(query.from) && { from: query.from }),
    ...(isDay(query.to) && { to: query.to }),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

function daysWords(from: string | undefined, to: string | undefined): string {
  if (!from || !to) return from ? `from ${day(from)}` : to ? `to ${day(to)}` : '';
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : `${day(from)} to ${day(to)}`;
}

/** "Mondays · 20:00 to 21:00 · 2024"; empty where nothing is narrowed. */
export function clockWords({ weekday, hour, from, to }: Clock): string {
  const parts = [
    weekday ? weekdays[weekday - 1] : '',
    typeof hour === 'number' ? `${two(hour)}:00 to ${two((hour + 1) % 24)}:00` : '',
    daysWords(from ?? undefined, to ?? undefined),
  ];
  return parts.filter(Boolean).join(' · ');
}
