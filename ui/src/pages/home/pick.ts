// SPDX-License-Identifier: MIT
// What of the watchlist fits into an evening, in an order that stays for the day. Pure.
import type { LibraryItem } from '../../api/types';

/** Minutes one has; undefined: any. */
export const times = [undefined, 30, 60, 120, 180] as const;
export type Time = (typeof times)[number];

/** The same text gives the same number, another text any other. */
function dice(text: string): number {
  let sum = 2166136261;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16777619);
  sum = Math.imul(sum ^ (sum >>> 15), 2246822507);
  return (sum ^ (sum >>> 13)) >>> 0;
}

/** What one can begin with in that time: a movie, or an episode of a series; shuffled by the day. What is not out yet is not for tonight. */
export function picks(items: readonly LibraryItem[], time: Time, day: string): LibraryItem[] {
  return items
    .filter((it) => it.watch_status === 'not_started' && it.release_date !== null && it.release_date <= day)
    .filter((it) => time === undefined || (it.runtime_minutes !== null && it.runtime_minutes <= time))
    .map((it) => ({ it, at: dice(`${day} ${it.id}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ it }) => it);
}
