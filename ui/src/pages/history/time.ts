// SPDX-License-Identifier: MIT
// Months as the history's address names them: "2024-05".
import { locale } from '../../locale';
import { instantOf } from '../../zone';

const names = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });

const first = (month: string) => new Date(`${month}-01T00:00:00Z`);

/** "May 2024". */
export const monthWords = (month: string) => names.format(first(month));
/** "May". */
export const monthName = (month: string) => short.format(first(month));

export function daysIn(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** The instant at which the month is over, by the account's clock. */
export function monthEnd(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return instantOf(`${new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)}T00:00`);
}
