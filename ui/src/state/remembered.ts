// SPDX-License-Identifier: MIT
// A signal whose value this browser remembers.
import { effect, signal, type Signal } from '@preact/signals';

export function remembered<Value>(name: string, otherwise: Value): Signal<Value> {
  let first = otherwise;
  try {
    const kept = localStorage.getItem(name);
    if (kept !== null) first = JSON.parse(kept) as Value;
  } catch {
    // Private windows may refuse; then it is remembered as long as the page.
  }
  const value = signal(first);
  effect(() => {
    const text = JSON.stringify(value.value);
    try {
      localStorage.setItem(name, text);
    } catch {
      // As above.
    }
  });
  return value;
}
