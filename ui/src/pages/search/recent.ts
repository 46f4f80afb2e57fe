// SPDX-License-Identifier: MIT
// What was looked for in this browser, and led somewhere.
import { remembered } from '../../state/remembered';

const most = 6;
export const recent = remembered<string[]>('searches', []);

export function remember(q: string): void {
  const text = q.trim();
  if (text) recent.value = [text, ...recent.value.filter((it) => it !== text)].slice(0, most);
}
