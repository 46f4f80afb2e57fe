// SPDX-License-Identifier: MIT
// Titles in the library's language, or as they are called where they come from: one choice for every page.
import { remembered } from './remembered';

export const originalTitles = remembered('original-titles', false);

const pairs = [
  ['title', 'original_title'],
  ['name', 'original_name'],
] as const;

function exchanged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exchanged);
  if (value === null || typeof value !== 'object') return value;
  const it = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, exchanged(inner)]));
  for (const [shown, original] of pairs) {
    if (typeof it[shown] === 'string' && it[original]) [it[shown], it[original]] = [it[original], it[shown]];
  }
  return it;
}

/** An answer of the server as it is to be shown: where originals are wanted, each title has changed places with its own. */
export function named<Answer>(answer: Answer): Answer {
  return originalTitles.peek() ? (exchanged(answer) as Answer) : answer;
}
