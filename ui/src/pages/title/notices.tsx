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
  return <Notice icon={CloudOff}>TMDB can’t be reached right now. This is an earlier copy.</Notice>;
}

export function Gone({ gone }: { gone: NonNullable<LibraryEntry['gone']> }) {
  return (
    <Notice icon={Unlink}>
      {`Removed from TMDB (noticed ${day(gone.gone_at)}). Your plays and ratings stay. `}
      <a class="link" href="/unmatched">
        Match it again
      </a>
    </Notice>
  );
}

export function OtherNumbers({ words }: { words: string }) {
  return <Notice icon={Hash}>{words}</Notice>;
}
