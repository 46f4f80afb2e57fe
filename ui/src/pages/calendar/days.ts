// SPDX-License-Identifier: MIT
// Which part of the calendar is behind, today and ahead. Pure.
import type { CalendarEntry, CalendarReport } from '../../api/types';

type Day = CalendarReport['days'][number];

/** Behind newest first is not how calendars read: each part goes on in time. */
export function around(days: readonly Day[], today: string): { before: Day[]; ahead: Day[] } {
  return { before: days.filter((it) => it.day < today), ahead: days.filter((it) => it.day >= today) };
}

/** Today and the six days behind it. */
export function week(days: readonly Day[], today: string): Array<{ day: string; item: CalendarEntry }> {
  const end = new Date(Date.parse(today) + 6 * 86_400_000).toISOString().slice(0, 10);
  return days
    .filter((it) => it.day >= today && it.day <= end)
    .flatMap(({ day, items }) => items.map((item) => ({ day, item })));
}

/** Episodes of one series on one day are told in one line: "S2 E1–E8". */
export interface Told {
  readonly first: CalendarEntry;
  readonly items: readonly CalendarEntry[];
}
export function gathered(items: readonly CalendarEntry[]): Told[] {
  const told: Array<{ first: CalendarEntry; items: CalendarEntry[] }> = [];
  for (const item of items) {
    const last = told.at(-1);
    const goesOn =
      last?.first.media_type === 'series' &&
      last.first.entry_id === item.entry_id &&
      last.first.season_number === item.season_number;
    if (goesOn) last.items.push(item);
    else told.push({ first: item, items: [item] });
  }
  return told;
}
