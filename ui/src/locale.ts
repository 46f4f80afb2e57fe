// SPDX-License-Identifier: MIT
// Whose words and whose formats: the page speaks English; dates, times, numbers and weeks are as the browser has them.

/** Of the page's words, also of those that Intl makes: "yesterday", "A, B and C", names of countries. */
export const language = 'en-GB';

function browsers(): string {
  try {
    const wanted = (globalThis.navigator as Navigator | undefined)?.languages ?? [];
    return Intl.DateTimeFormat.supportedLocalesOf([...wanted])[0] ?? language;
  } catch {
    return language; // a name that Intl does not take for one
  }
}

/** Of dates, times and numbers: the browser's first language that it has formats for. */
export const locale = browsers();

interface Weeks {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The day with which a week begins there: 1 is Monday, 7 Sunday. Not every browser tells; then it is Monday. */
export const weekStart = ((weeks: Weeks) => (weeks.getWeekInfo?.() ?? weeks.weekInfo)?.firstDay ?? 1)(
  new Intl.Locale(locale) as Weeks,
);
