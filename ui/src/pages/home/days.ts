// SPDX-License-Identifier: MIT
// This day in years before. Pure.
import type { Month } from '../../api/types';

const mostYears = 12;

/** Not 29 February in most years. */
const isDay = (it: string) => new Date(`${it}T00:00:00Z`).toISOString().startsWith(it);

/** The days to ask for: this one in each year that has plays in its month, the newest first. */
export function daysToAsk(months: readonly Month[], today: string): string[] {
  const [thisYear = '', month, day] = today.split('-');
  return months
    .map((it) => it.month)
    .filter((it) => it.slice(5) === month && it.slice(0, 4) < thisYear)
    .map((it) => `${it}-${day}`)
    .filter((it) => isDay(it))
    .slice(0, mostYears);
}
