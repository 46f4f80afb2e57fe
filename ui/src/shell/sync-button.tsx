// SPDX-License-Identifier: MIT
// The state of the sync in the corner of every page; it opens the sync card.
import { CircleAlert, Clock, CloudOff, RefreshCw } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../api/api';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { useTick } from '../state/redraw';
import { useRead } from '../state/resource';
import { sync } from '../state/runs';
import { syncWords } from '../state/sync-words';
import './sync-button.css';
import { SyncCard } from './sync-card';

const icons = { calm: RefreshCw, busy: RefreshCw, wait: Clock, needs: CircleAlert, none: CloudOff };

export function SyncButton() {
  const [open, setOpen] = useState(false);
  const trakt = useRead(reads.trakt()).data;
  useTick(30_000);
  if (!sync.value) return <span class="sync-button" />;
  const words = syncWords(sync.value, trakt);
  return (
    <>
      <button
        type="button"
        class={`sync-button sync-${words.tone}`}
        aria-label={`Sync: ${words.brief}`}
        aria-haspopup="dialog"
        title={words.whole}
        onClick={() => setOpen(true)}
      >
        <Icon of={icons[words.tone]} size={18} class="sync-icon" />
        <span class="sync-word">{words.brief}</span>
      </button>
      <Dialog title="Sync with Trakt" open={open} onClose={() => setOpen(false)}>
        <SyncCard />
      </Dialog>
    </>
  );
}
