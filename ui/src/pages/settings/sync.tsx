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
  add_play: 'watched',
  remove_play: 'unwatched',
  rate: 'rated',
  unrate: 'rating removed',
  list: 'added to watchlist',
  unlist: 'removed from watchlist',
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
      say('Won’t be sent');
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
              {it.state === 'rejected' && ' · Trakt refused it'}
            </span>
          </span>
          <Button small kind="quiet" onClick={() => void drop(it.id)}>
            Don’t send
          </Button>
        </li>
      ))}
    </ul>
  );
}

function byTitle(items: ReadonlyArray<{ title: string }>): Array<[string, number]> {
  const titles = new Map<string, number>();
  for (const { title } of items) titles.set(title, (titles.get(title) ?? 0) + 1);
  return [...titles].sort((a, b) => b[1] - a[1]);
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
      say(accept ? 'Removing them here…' : 'Kept here');
      await api.startSync(accept ? { accept_removals: true } : { keep_removals: true });
      await refreshRuns();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <Setting
      name={`${count(many, 'play')} ${many === 1 ? 'was' : 'were'} removed on Trakt`}
      help={`${sample && `${sample}. `}We didn’t delete them here. What should happen?`}
    >
      <Button onClick={() => setAsking('keep')}>Keep them here…</Button>
      <Button kind="danger" onClick={() => setAsking('accept')}>
        Remove here too…
      </Button>
      <Dialog
        title={asking === 'accept' ? `Remove ${count(many, 'play')} here too?` : `Keep ${count(many, 'play')}?`}
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        actions={
          <>
            <Button onClick={() => setAsking(undefined)}>Cancel</Button>
            <Button kind={asking === 'accept' ? 'danger' : 'primary'} onClick={() => void answer()}>
              {asking === 'accept' ? 'Remove them' : 'Keep them'}
            </Button>
          </>
        }
      >
        <ul class="settings-list small">
          {byTitle(data?.items ?? []).map(([title, plays]) => (
            <li key={title}>
              <span class="grow">{title || 'Untitled'}</span>
              <span class="muted">{count(plays, 'play')}</span>
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
    <Section id="sync" title="Sync">
      <Setting
        name="Sync automatically"
        help={
          status.enabled && status.next_sync_at
            ? `Next sync ${ago(status.next_sync_at)}.`
            : 'Changes on Trakt arrive here while the server runs.'
        }
      >
        <Switch
          label="Sync automatically"
          on={status.enabled}
          onChange={(on) => void change({ enabled: on }, on ? 'Automatic sync is on' : 'Automatic sync is off')}
        />
      </Setting>
      <Setting name="How often" help="Only what changed is read.">
        <Select
          label="How often"
          value={String(status.interval_minutes)}
          choices={choices}
          onPick={(it) => void change({ interval_minutes: Number(it) }, 'Interval changed')}
        />
      </Setting>
      <Setting
        name="Send changes to Trakt"
        help="What you watch, remove, rate or list here is sent with the next sync."
      >
        <Switch
          label="Send changes to Trakt"
          on={status.push}
          onChange={(on) => void change({ push: on }, on ? 'Changes are sent to Trakt' : 'Changes stay on this server')}
        />
      </Setting>
      {outbox && outbox.items.length > 0 && (
        <details class="setting-details">
          <summary>{`${count(outbox.items.length, 'change')} ${status.push ? 'waiting' : 'not sent'}`}</summary>
          {status.rejected > 0 && (
            <Button
              small
              onClick={() =>
                void api.retryOutbox().then(() => {
                  say('Will be sent with the next sync');
                  changed();
                }, complain)
              }
            >
              Send the refused ones again
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
