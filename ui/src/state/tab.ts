// SPDX-License-Identifier: MIT
// A signal that this tab remembers over a reload.
import { effect, signal, type Signal } from '@preact/signals';

export function ofTab<Value>(name: string, otherwise: Value): Signal<Value> {
  let first = otherwise;
  try {
    const kept = sessionStorage.getItem(name);
    if (kept !== null) first = JSON.parse(kept) as Value;
  } catch {
    // What cannot be read is not remembered.
  }
  const value = signal(first);
  effect(() => {
    if (value.value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value.value));
  });
  return value;
}
