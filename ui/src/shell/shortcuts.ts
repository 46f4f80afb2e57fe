// SPDX-License-Identifier: MIT
// Keys that work everywhere: `/` and Ctrl-K or Cmd-K open search, Ctrl-Z or `u` undoes, `?` tells of them.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { lastUndo } from '../state/toasts';

export const helpIsOpen = signal(false);

export const keys: ReadonlyArray<readonly [string, string]> = [
  ['/ or Ctrl K', 'Search'],
  ['Ctrl Z or u', 'Undo'],
  ['Arrow keys', 'Move between episodes, posters and results'],
  ['Home, End', 'First and last episode of a season'],
  ['Shift + press on an episode', 'Mark everything up to it'],
  ['Ctrl Enter', 'Save a note'],
  ['Esc', 'Close'],
  ['?', 'This help'],
];

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('[type=radio]')))
  );
}

export function useShortcuts(): void {
  const { route, path } = useLocation();
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
      return key === '?' ? () => (helpIsOpen.value = true) : undefined;
    };
    const onKey = (event: KeyboardEvent) => {
      const deed = document.querySelector('dialog[open]') ? undefined : deedOf(event);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [path, route]);
}
