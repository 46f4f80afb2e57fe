// SPDX-License-Identifier: MIT
// What one should know of a title before believing its page.
import { CloudOff, Hash, Unlink } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { IconNode } from 'lucide';
import type { LibraryEntry } from '../../api/types';
import { Icon } from '../../parts/icon';
import { day } from '../../words';
import './notices.css';

function Notice({ icon, children }: { icon: IconNode; children: ComponentChildren }) {
  return (
    <p class="notice" role="status">
      <Icon of={icon} size={18} />
      <span>{children}</span>
    </p>
  );
}

export function Stale() {
  return <Notice icon={CloudOff}>TMDB cannot be reached just now; this is what it said before.</Notice>;
}

export function Gone({ gone }: { gone: NonNullable<LibraryEntry['gone']> }) {
  return (
    <Notice icon={Unlink}>
      {`TMDB has this title no longer (noticed on ${day(gone.gone_at)}). Everything of yours stays here. `}
      <a class="link" href="/unmatched">
        Say which title it is now
      </a>
    </Notice>
  );
}

export function OtherNumbers({ words }: { words: string }) {
  return <Notice icon={Hash}>{words}</Notice>;
}
