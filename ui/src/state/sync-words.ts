// SPDX-License-Identifier: MIT
// How the sync stands, in one word or two and a tone.
import { forBrowser } from '../api/for-browser';
import type { SyncStatus, TraktStatus } from '../api/types';
import { ago, time } from '../words';

export interface SyncWords {
  readonly tone: 'calm' | 'busy' | 'wait' | 'needs' | 'none';
  /** In the corner: "5 min ago". */
  readonly brief: string;
  /** A whole sentence. */
  readonly whole: string;
}

export function syncWords(sync: SyncStatus, trakt: TraktStatus | undefined, now = Date.now()): SyncWords {
  const { run } = sync;
  if (run.state === 'running') {
    if (run.waiting_until && Date.parse(run.waiting_until) > now) {
      const until = time(run.waiting_until);
      return {
        tone: 'wait',
        brief: `Waiting until ${until}`,
        whole: `Trakt asked us to slow down. Continuing at ${until}.`,
      };
    }
    return { tone: 'busy', brief: 'Syncing', whole: 'Syncing with Trakt.' };
  }
  if (trakt?.needs_reauth) {
    return {
      tone: 'needs',
      brief: 'Sign in again',
      whole: 'Trakt no longer accepts the sign-in. Connect again to continue.',
    };
  }
  if (sync.waiting_removals > 0) {
    return {
      tone: 'needs',
      brief: 'Review needed',
      whole: 'Many plays were removed on Trakt. Review them before they go here.',
    };
  }
  if (!sync.connected) return { tone: 'none', brief: 'Not connected', whole: 'Not connected to Trakt.' };
  if (run.state === 'failed')
    return { tone: 'wait', brief: 'Failed', whole: forBrowser(run.message ?? '') || 'The last sync failed.' };
  const last = sync.last_sync_at ?? sync.last_full_at;
  if (!last) return { tone: 'calm', brief: 'Not synced yet', whole: 'Connected to Trakt. Not synced yet.' };
  if (!sync.enabled) return { tone: 'none', brief: 'Off', whole: 'Automatic sync is off.' };
  return { tone: 'calm', brief: ago(last, now), whole: 'Up to date with Trakt.' };
}
