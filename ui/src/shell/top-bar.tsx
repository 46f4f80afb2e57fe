// SPDX-License-Identifier: MIT
// The bar above a page: where one is, the way to search, and whether the library is in step with Trakt.
import { Search } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../parts/icon';
import { SyncButton } from './sync-button';
import './top-bar.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

interface Props {
  title: string | undefined;
  note?: ComponentChildren;
  floating: boolean;
}

export function TopBar({ title, note, floating }: Props) {
  return (
    <header class={`top-bar ${floating ? 'top-bar-floating' : ''}`}>
      <div class="top-bar-inside">
        {title && <h1 class="top-bar-title cut">{title}</h1>}
        {note && <span class="top-bar-note cut">{note}</span>}
        <span class="grow" />
        <a class="top-bar-search" href="/search" aria-keyshortcuts="/ Control+K" title="Search ( / )">
          <Icon of={Search} size={18} />
          <span class="top-bar-search-word">Search</span>
          <kbd class="top-bar-key" aria-hidden="true">
            {isApple ? '⌘K' : 'Ctrl K'}
          </kbd>
        </a>
        <SyncButton />
      </div>
    </header>
  );
}
