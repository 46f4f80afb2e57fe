// SPDX-License-Identifier: MIT
// Short messages at the edge of the page: what was done, and the way back.
import { signal } from '@preact/signals';
import { toApiError } from '../api/api';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly action?: { label: string; run: () => void };
}

export const toasts = signal<readonly Toast[]>([]);
let last = 0;

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((it) => it.id !== id);
}

function add(toast: Omit<Toast, 'id'>): void {
  // Three are as many as one can read.
  toasts.value = [...toasts.value, { ...toast, id: ++last }].slice(-3);
}

/** Says what was done; with `undo`, offers to take it back. */
export function say(text: string, undo?: () => void): void {
  add({ text, tone: 'plain', ...(undo && { action: { label: 'Undo', run: undo } }) });
}

/** Says what went wrong; with `again`, offers to try once more. */
export function complain(error: unknown, again?: () => void): void {
  const { title, detail } = toApiError(error);
  add({ text: detail || title, tone: 'bad', ...(again && { action: { label: 'Try again', run: again } }) });
}
