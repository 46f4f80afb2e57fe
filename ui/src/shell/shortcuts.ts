// SPDX-License-Identifier: MIT
// Keys that work everywhere: `/` and Ctrl-K or Cmd-K open search, Ctrl-Z or `u` undoes, `j` and `k` go along what a page
// lists, `x` marks it, `g` and a letter lead to a place, `?` tells of them.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { lastUndo } from '../state/toasts';

export const helpIsOpen = signal(false);

export const keys: ReadonlyArray<readonly [string, string]> = [
  ['/ or Ctrl K', 'Search'],
  ['Ctrl Z or u', 'Undo'],
  ['j, k', 'Next and previous of what a page lists'],
  ['x', 'Mark it as watched; on Home and a series what comes next'],
  ['.', 'Rate and mark a poster of the library'],
  ['g h, g l, g d', 'Go to Home, the library, the history (your diary)'],
  ['g c, g s, g i, g ,', 'Go to the calendar, statistics, import, settings'],
  ['Arrow keys', 'Move between episodes, posters and results'],
  ['Home, End', 'First and last episode of a season'],
  ['Shift + press on an episode', 'Mark everything up to it'],
  ['Ctrl Enter', 'Save a note'],
  ['Esc', 'Close'],
  ['?', 'This help'],
];

const placeOf: Record<string, string> = {
  h: '/',
  l: '/library',
  d: '/history',
  c: '/calendar',
  s: '/stats',
  i: '/import',
  ',': '/settings',
};
const pause = 1500; // ms between `g` and its letter

/** What a page lists: of each item its link, or what opens it. */
function items(): HTMLElement[] {
  const rows = [...document.querySelectorAll('main li')].filter((it) => !it.querySelector('li') && !it.closest('nav'));
  return rows.flatMap((it) => it.querySelector<HTMLElement>(':is(a[href], button):not([tabindex="-1"])') ?? []);
}

function walk(way: 1 | -1): void {
  const all = items();
  const row = document.activeElement?.closest('main li');
  const at = row ? all.findIndex((it) => row.contains(it)) : -1;
  const next = all[at < 0 ? (way > 0 ? 0 : all.length - 1) : at + way];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Of the item that has the focus, else of what the page is about. */
function markButton(): HTMLElement | null | undefined {
  const row = document.activeElement?.closest('main li');
  return row ? row.querySelector<HTMLElement>('[data-mark]') : document.querySelector<HTMLElement>('[data-mark=main]');
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('[type=radio]')))
  );
}

export function useShortcuts(): void {
  const { route, path } = useLocation();
  const going = useRef(-Infinity);
  useEffect(() => {
    const search = () => {
      if (path === '/search') document.querySelector<HTMLInputElement>('input[type=search]')?.select();
      else route('/search');
    };
    const deedOf = (event: KeyboardEvent): (() => void) | undefined => {
      if (event.altKey) return undefined;
      const key = event.key.toLowerCase();
      const held = event.ctrlKey || event.metaKey;
      if (held && key === 'k') return search;
      if (isTyping(event.target)) return undefined;
      if (held) return key === 'z' && !event.shiftKey ? lastUndo.peek() : undefined;
      if (key === '/') return search;
      if (key === 'u') return lastUndo.peek();
      const place = placeOf[key];
      if (place && event.timeStamp - going.current < pause) return () => route(place);
      if (key === 'g') return () => (going.current = event.timeStamp);
      if (key === 'j' || key === 'k') return () => walk(key === 'j' ? 1 : -1);
      const button = key === 'x' ? markButton() : undefined;
      if (button) return () => button.click();
      return key === '?' ? () => (helpIsOpen.value = true) : undefined;
    };
    const onKey = (event: KeyboardEvent) => {
      const deed = document.querySelector('dialog[open]') ? undefined : deedOf(event);
      if (!deed) return;
      event.preventDefault();
      const isSecond = event.timeStamp - going.current < pause;
      deed();
      if (isSecond) going.current = -Infinity;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [path, route]);
}
