// SPDX-License-Identifier: MIT
// Whether the server answers. Every request tells it; state/healing.ts looks for it while it does not.
import { signal } from '@preact/signals';
import { below } from '../base';

export const isReachable = signal(true);

/** Somebody got an answer of the server's own, or none. */
export function heard(answered: boolean): void {
  if (isReachable.peek() !== answered) isReachable.value = answered;
}

const patience = 4000; // ms

/** Asks for nothing but a sign of life. */
export async function ping(): Promise<boolean> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patience);
  const answered = await fetch(below('/api/health'), { cache: 'no-store', signal: late.signal }).then(
    (it) => it.ok,
    () => false,
  );
  clearTimeout(timer);
  heard(answered);
  return answered;
}
