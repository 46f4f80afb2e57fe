// SPDX-License-Identifier: MIT
// The bar above a page: where one is, the way to search, and how the sync stands. Over a picture it fades in as soon as
// something of the page comes under it.
import { Search } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Icon } from '../parts/icon';
import { SyncButton } from './sync-button';
import './top-bar.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

interface Props {
  title: string;
  note?: ComponentChildren;
  /** The page has its own h1 in a picture at its top. */
  floating: boolean;
  narrow: boolean;
}

type Over = 'picture' | 'page' | 'title';

/** What lies under the bar: only the picture, something of the page, or also the page's title has passed. */
function useOver(floating: boolean): Over {
  const [over, setOver] = useState<Over>('picture');
  useEffect(() => {
    if (!floating) return;
    const look = () => {
      const heading = document.querySelector('.hero h1');
      const hasPassed = heading && heading.getBoundingClientRect().bottom < 60;
      setOver(scrollY < 24 ? 'picture' : hasPassed ? 'title' : 'page');
    };
    look();
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [floating]);
  return over;
}

export function TopBar({ title, note, floating, narrow }: Props) {
  const { path } = useLocation();
  const over = useOver(floating);
  const kinds = [floating && 'top-bar-floating', floating && `top-bar-over-${over}`, narrow && 'top-bar-narrow'];
  return (
    <header class={['top-bar', ...kinds].filter(Boolean).join(' ')}>
      <div class="top-bar-inside">
        {floating ? (
          <span class="top-bar-title cut" aria-hidden="true">
            {over === 'title' && title}
          </span>
        ) : (
          <h1 class="top-bar-title" tabIndex={-1}>
            {title}
          </h1>
        )}
        {note && <span class="top-bar-note cut">{note}</span>}
        <span class="grow" />
        {path !== '/search' && (
          <a class="top-bar-search" href="/search" aria-keyshortcuts="/ Control+K" title="Search ( / )">
            <Icon of={Search} size={18} />
            <span class="top-bar-search-word">Search</span>
            <kbd class="top-bar-key" aria-hidden="true">
              {isApple ? '⌘K' : 'Ctrl K'}
            </kbd>
          </a>
        )}
        <SyncButton />
      </div>
    </header>
  );
}
