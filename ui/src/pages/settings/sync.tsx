// SPDX-License-Identifier: MIT
// Keeping in step with Trakt: how often, in which direction, and what waits for a word.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import type { OutgoingItem } from '../../api/types';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Select } from '../../parts/field';
import { changed, useRead } from '../../state/resource';
import { changeSync, refreshRuns, shownSync, type SyncSettings } from '../../state/runs';
import { complain, say } from '../../state/toasts';
import { ago, count, episode, exact } from '../../words';
import { Section, Setting, Switch } from './section';

const intervals = [15, 30, 60, 180, 360, 720, 1440];
const intervalWords = (minutes: number) =>
  minutes < 60 ? `${minutes} minutes` : minutes === 60 ? 'hour' : minutes === 1440 ? 'day' : `${minutes / 60} hours`;

const changeWords: Record<string, string> = {
  play: 'watched',
  removal: 'not watched any more',
  rating: 'rated',
  unrating: 'rating taken away',
  listing: 'on the watchlist',
  unlisting: 'off the watchlist',
};

async function change(wanted: SyncSettings, words: string): Promise<void> {
  try {
    await changeSync(wanted);
    say(words);
    changed();
  } catch (error) {
    complain(error);
  }
}

function place(it: { season_number: number | null; episode_number: number | null }): string {
  return it.season_number !== null && it.episode_number !== null
    ? ` ${episode(it.season_number, it.episode_number)}`
    : '';
}

function Outgoing({ items }: { items: readonly OutgoingItem[] }) {
  const drop = (id: number) =>
    api.dropOutgoing(id).then(() => {
      say('Kept to this library');
      changed();
      void refreshRuns();
    }, complain);
  return (
    <ul class="settings-list small">
      {items.map((it) => (
        <li key={it.id}>
          <span class="grow">
            <strong>{it.title + place(it)}</strong>
            <span class="muted">
              {` · ${changeWords[it.change] ?? it.change}`}
              {it.watched_at && ` · ${exact(it.watched_at)}`}
              {it.state === 'rejected' && ' · Trakt did not take it'}
            </span>
          </span>
          <Button small kind="quiet" onClick={() => void drop(it.id)}>
            Do not tell
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Removals({ many }: { many: number }) {
  const { data } = useRead(reads.removals());
  const [asking, setAsking] = useState<'accept' | 'keep'>();
  const titles = [...new Set((data?.items ?? []).map((it) => it.title).filter(Boolean))];
  const sample = titles.slice(0, 3).join(', ') + (titles.length > 3 ? ' and others' : '');
  const answer = async () => {
    const accept = asking === 'accept';
    setAsking(undefined);
    try {
      await api.startSync(accept ? { accept_removals: true } : { keep_removals: true });
      await refreshRuns();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <Setting
      name={`${count(many, 'thing')} gone at Trakt`}
      help={`${sample && `${sample}. `}That is so much that nothing was taken away here unasked.`}
    >
      <Button onClick={() => setAsking('keep')}>Keep them here…</Button>
      <Button kind="danger" onClick={() => setAsking('accept')}>
        Take them away…
      </Button>
      <Dialog
        title={asking === 'accept' ? `Take ${count(many, 'thing')} away?` : `Keep ${count(many, 'thing')}?`}
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        actions={
          <>
            <Button onClick={() => setAsking(undefined)}>Cancel</Button>
            <Button kind={asking === 'accept' ? 'danger' : 'primary'} onClick={() => void answer()}>
              {asking === 'accept' ? 'Take them away' : 'Keep them'}
            </Button>
          </>
        }
      >
        <ul class="settings-list small">
          {(data?.items ?? []).slice(0, 50).map((it, at) => (
            <li key={at}>
              {it.title + place(it)}
              <span class="muted">{` · ${it.of}${it.watched_at ? ` · ${exact(it.watched_at)}` : ''}`}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </Setting>
  );
}

export function Sync() {
  const status = shownSync.value;
  const outbox = useRead(reads.outbox()).data;
  if (!status) return null;
  const choices = [...new Set([...intervals, status.interval_minutes])]
    .sort((a, b) => a - b)
    .map((it) => ({ value: String(it), label: `every ${intervalWords(it)}` }));
  return (
    <Section id="sync" title="Keeping in step">
      <Setting
        name="Sync by itself"
        help={
          status.enabled && status.next_sync_at
            ? `While the server runs; next ${ago(status.next_sync_at)}.`
            : 'While the server runs, whatever changed at Trakt arrives here.'
        }
      >
        <Switch
          label="Sync by itself"
          on={status.enabled}
          onChange={(on) => void change({ enabled: on }, on ? 'It syncs by itself' : 'It syncs only when you ask')}
        />
      </Setting>
      <Setting name="How often" help="Trakt is asked one small question; only what changed is read.">
        <Select
          label="How often"
          value={String(status.interval_minutes)}
          choices={choices}
          onPick={(it) => void change({ interval_minutes: Number(it) }, 'The interval is changed')}
        />
      </Setting>
      <Setting
        name="Tell Trakt"
        help="What you watch, remove, rate or list here is told to Trakt with the next sync, each play once."
      >
        <Switch
          label="Tell Trakt what changes here"
          on={status.push}
          onChange={(on) => void change({ push: on }, on ? 'Trakt is told from now on' : 'Trakt is told nothing')}
        />
      </Setting>
      {outbox && outbox.items.length > 0 && (
        <details class="setting-details">
          <summary>{`${count(outbox.items.length, 'change')} ${status.push ? 'wait to be told' : 'would be told'}`}</summary>
          {status.rejected > 0 && (
            <Button
              small
              onClick={() =>
                void api.retryOutbox().then(() => {
                  say('They go with the next sync');
                  changed();
                }, complain)
              }
            >
              Try the rejected ones again
            </Button>
          )}
          <Outgoing items={outbox.items} />
        </details>
      )}
      {status.waiting_removals > 0 && (
        <div id="removals">
          <Removals many={status.waiting_removals} />
        </div>
      )}
    </Section>
  );
}
