// SPDX-License-Identifier: MIT
// Keys that work everywhere: `/` and Ctrl-K or Cmd-K open search.
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function useShortcuts(): void {
  const { route, path } = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if ((!slash && !k) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      if (path === '/search') document.querySelector<HTMLInputElement>('input[type=search]')?.select();
      else route('/search');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [path, route]);
}
