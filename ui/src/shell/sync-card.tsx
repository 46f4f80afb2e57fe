// SPDX-License-Identifier: MIT
// The sync at a glance: when it was, what it brought, when it comes again, and "Sync now" with its progress.
import { RefreshCw } from 'lucide';
import { useState } from 'preact/hooks';
import { api, reads } from '../api/api';
import type { RunSummary, SyncStatus } from '../api/types';
import { Button, LinkButton } from '../parts/button';
import { Progress } from '../parts/progress';
import { useRead } from '../state/resource';
import { startSync, sync, syncing } from '../state/runs';
import { syncWords } from '../state/sync-words';
import { complain } from '../state/toasts';
import { ago, count, exact, number } from '../words';
import './sync-card.css';

/** "12 plays, 2 ratings"; nothing new says so. */
export function broughtWords(run: RunSummary): string {
  const parts = [
    [run.plays.new, 'new play'],
    [run.plays.changed, 'changed play'],
    [run.plays.removed, 'removed play'],
    [run.movies.new, 'new movie'],
    [run.ratings.applied, 'rating'],
    [run.ratings.removed, 'removed rating'],
    [run.watchlist.added, 'title added to your watchlist'],
    [run.watchlist.removed, 'title removed from your watchlist'],
    [run.renumbered, 'title with another TMDB number'],
  ] as const;
  const plural: Record<string, string> = {
    'removed play': 'removed plays',
    'removed rating': 'removed ratings',
    'title added to your watchlist': 'titles added to your watchlist',
    'title removed from your watchlist': 'titles removed from your watchlist',
    'title with another TMDB number': 'titles with another TMDB number',
  };
  const said = parts.filter(([many]) => many > 0).map(([many, one]) => count(many, one, plural[one] ?? `${one}s`));
  if (run.series.new > 0) said.push(`${number(run.series.new)} new series`);
  return said.length > 0 ? said.join(', ') : 'Nothing new';
}

function Going({ status }: { status: SyncStatus }) {
  const { run } = status;
  return (
    <div class="sync-going">
      <Progress label="Sync" done={run.completed} total={run.total} />
      <div class="line small muted">
        <span class="grow cut">{run.current_item || 'Checking what changed on Trakt…'}</span>
        {run.total > 0 && <span>{`${number(run.completed)} of ${number(run.total)}`}</span>}
      </div>
    </div>
  );
}

function When({ label, at, none }: { label: string; at: string | null; none: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd title={at ? exact(at) : undefined}>{at ? ago(at) : none}</dd>
    </>
  );
}

export function SyncCard() {
  const trakt = useRead(reads.trakt()).data;
  const status = sync.value;
  const name = status?.connected && trakt ? (trakt.trakt_user_name ?? trakt.trakt_user) : null;
  const [asked, setAsked] = useState(false);
  const brought = syncing.value ? null : status?.last_run;
  if (!status) return null;
  const words = syncWords(status, trakt);
  const now = async () => {
    setAsked(true);
    try {
      await startSync();
    } catch (error) {
      complain(error);
    }
    setAsked(false);
  };
  return (
    <div class="sync-card" aria-live="polite">
      <p class={`sync-sentence sync-${words.tone}`}>{words.whole}</p>
      {syncing.value && <Going status={status} />}
      {status.connected && (
        <dl class="sync-facts">
          {name && (
            <>
              <dt>Connected as</dt>
              <dd>{name}</dd>
            </>
          )}
          <When label="Last sync" at={status.last_sync_at ?? status.last_full_at} none="Not synced yet" />
          {brought && (
            <>
              <dt>Last result</dt>
              <dd>{broughtWords(brought)}</dd>
            </>
          )}
          <When
            label="Next sync"
            at={status.enabled ? status.next_sync_at : null}
            none={status.enabled ? 'Soon' : 'Off'}
          />
          {status.push && status.outgoing > 0 && (
            <>
              <dt>Waiting to send</dt>
              <dd>{count(status.outgoing, 'change')}</dd>
            </>
          )}
        </dl>
      )}
      <div class="line">
        {syncing.value ? (
          <Button onClick={() => void api.cancelSync().catch(complain)}>Cancel</Button>
        ) : trakt?.needs_reauth || !status.connected ? (
          <LinkButton kind="primary" href="/import">
            Connect Trakt
          </LinkButton>
        ) : (
          <>
            {status.waiting_removals > 0 && (
              <LinkButton kind="primary" href="/settings#removals">
                {`Review ${count(status.waiting_removals, 'removal')}`}
              </LinkButton>
            )}
            <Button
              kind={status.waiting_removals > 0 ? 'plain' : 'primary'}
              icon={RefreshCw}
              busy={asked}
              onClick={() => void now()}
            >
              Sync now
            </Button>
          </>
        )}
        <LinkButton kind="quiet" href="/settings#sync">
          Sync settings
        </LinkButton>
      </div>
    </div>
  );
}
