// SPDX-License-Identifier: MIT
// Light, dark, or as the system has it.
import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

// Kept as a bare word, which src/theme-first.ts reads before anything is drawn.
const kept = localStorage.getItem('theme');
export const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

effect(() => {
  const root = document.documentElement;
  if (theme.value === 'system') {
    delete root.dataset.theme;
    localStorage.removeItem('theme');
  } else {
    root.dataset.theme = theme.value;
    localStorage.setItem('theme', theme.value);
  }
});
