// SPDX-License-Identifier: MIT
// Media servers: an address for each to paste there, and what became of what each told.
import { useEffect, useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import { forBrowser } from '../../api/for-browser';
import type { HookEvent, HookItem, MadeHook, MediaServer } from '../../api/types';
import { Button } from '../../parts/button';
import { Copyable } from '../../parts/copy';
import { Select } from '../../parts/field';
import { changed, useRead } from '../../state/resource';
import { complain } from '../../state/toasts';
import { ago, exact } from '../../words';
import { FormDialog } from './form-dialog';
import { MatchEvent } from './match-event';
import { Section, Setting } from './section';

const servers: ReadonlyArray<{ value: MediaServer; label: string; where: string }> = [
  {
    value: 'jellyfin',
    label: 'Jellyfin',
    where:
      'Dashboard › Plugins › Catalogue › Webhook, then Add Generic Destination. Tick Playback Start, Playback Stop, User Data Saved, Movies, Episodes and Send All Properties.',
  },
  {
    value: 'plex',
    label: 'Plex',
    where: 'app.plex.tv › Account › Webhooks › Add Webhook. The server’s owner needs Plex Pass.',
  },
  { value: 'emby', label: 'Emby', where: 'Settings › Notifications › Add › Webhooks. Emby Premiere is needed.' },
  { value: 'kodi', label: 'Kodi', where: 'The address field of scrob-kodi, movary-kodi-addon or script.ryot.' },
];
const serverOf = (value: string) => servers.find((it) => it.value === value);
const eventsShown = 10;
/** What waits to be worked off is looked at again. */
const betweenLooks = 1500; // ms

const outcomes: Record<HookEvent['outcome'], string> = {
  play: 'Play',
  rating: 'Rating',
  duplicate: 'Already known',
  ignored: 'Ignored',
  refused: 'Refused',
  waiting: 'Waiting',
};

function NewServer({ onMade }: { onMade: (hook: MadeHook) => void }) {
  const [server, setServer] = useState<MediaServer>('jellyfin');
  const [name, setName] = useState('');
  const [user, setUser] = useState('');
  const [listen, setListen] = useState('');
  const [open, setOpen] = useState(false);
  const make = async () => {
    const host = server === 'kodi' ? listen.trim() : '';
    onMade(
      await api.makeHook({
        name: name.trim() || (serverOf(server)?.label ?? server),
        for: server,
        user: user.trim() || undefined,
        listen: host || undefined,
      }),
    );
    setName('');
    setUser('');
    setListen('');
    changed();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Connect a server…</Button>
      <FormDialog
        title="Connect a media server"
        action="Connect"
        open={open}
        onClose={() => setOpen(false)}
        onSave={make}
      >
        <label class="labelled">
          <span class="small">Server</span>
          <Select label="Server" value={server} choices={servers} onPick={setServer} />
        </label>
        <label class="labelled">
          <span class="small">Name (optional)</span>
          <input
            class="field"
            placeholder="Living room"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {server === 'kodi' ? (
          <label class="labelled">
            <span class="small">Kodi’s address (empty for an add-on that sends)</span>
            <input
              class="field"
              placeholder="192.168.1.20"
              value={listen}
              onInput={(event) => setListen(event.currentTarget.value)}
            />
          </label>
        ) : (
          <label class="labelled">
            <span class="small">Only this user there (optional)</span>
            <input class="field" value={user} onInput={(event) => setUser(event.currentTarget.value)} />
          </label>
        )}
      </FormDialog>
    </>
  );
}

function Event({ hook, event }: { hook: number; event: HookEvent }) {
  const [matching, setMatching] = useState(false);
  const answer = async (word: 'again' | 'keep' | 'remove') => {
    try {
      await api.answerEvent(hook, event.id, { answer: word });
      changed();
    } catch (error) {
      complain(error);
    }
  };
  const asks = event.outcome === 'waiting' && event.play_id !== null;
  return (
    <li>
      <span class="grow">
        {outcomes[event.outcome]}
        {event.title && `: ${event.title}`}
        <span class="muted" title={exact(event.received_at)}>{` · ${ago(event.received_at)}`}</span>
        {event.reason && <span class="muted small">{` · ${forBrowser(event.reason)}`}</span>}
      </span>
      {asks && (
        <>
          <Button small kind="quiet" onClick={() => void answer('remove')}>
            Remove play
          </Button>
          <Button small kind="quiet" onClick={() => void answer('keep')}>
            Keep
          </Button>
        </>
      )}
      {event.outcome === 'refused' && (
        <>
          <Button small onClick={() => setMatching(true)}>
            Match…
          </Button>
          <Button small kind="quiet" onClick={() => void answer('again')}>
            Try again
          </Button>
        </>
      )}
      {matching && <MatchEvent hook={hook} event={event} onClose={() => setMatching(false)} />}
    </li>
  );
}

interface AddressProps {
  url: string;
  name: string;
  where: string;
  onTested: () => void;
}

function Address({ url, name, where, onTested }: AddressProps) {
  const test = async () => {
    try {
      await api.testHook(url.slice(url.indexOf('/hooks/')));
      onTested();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <div class="setting-made">
      <p class="small">Copy the address now. It isn’t shown again. Paste it here: {where}</p>
      <Copyable text={url} label={`the address of ${name}`} />
      <Button small onClick={() => void test()}>
        Test the address
      </Button>
    </div>
  );
}

function Server({ hook, made, onRevoked }: { hook: HookItem; made: MadeHook | undefined; onRevoked: () => void }) {
  const events = useRead(reads.hookEvents(hook.id, eventsShown));
  const isWaiting = events.data?.events.some((it) => it.outcome === 'waiting' && it.play_id === null) ?? false;
  const { again } = events;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(again, betweenLooks);
    return () => clearInterval(timer);
  }, [isWaiting, again]);
  const [open, setOpen] = useState(false);
  const server = serverOf(hook.for);
  const revoke = async () => {
    await api.revokeHook(hook.id);
    onRevoked();
    changed();
  };
  const facts = [
    server?.label ?? hook.for,
    ...(hook.user ? [`user ${hook.user}`] : []),
    ...(hook.listen ? [`listening to ${hook.listen}`] : []),
    hook.last_event_at ? `last message ${ago(hook.last_event_at)}` : 'no message yet',
  ];
  return (
    <Setting name={hook.name} help={facts.join(' · ')}>
      <Button small onClick={events.again}>
        Look for messages
      </Button>
      <Button small kind="quiet" onClick={() => setOpen(true)}>
        Revoke…
      </Button>
      <FormDialog
        title={`Revoke ${hook.name}?`}
        action="Revoke"
        open={open}
        onClose={() => setOpen(false)}
        onSave={revoke}
      >
        <p>Its address stops working. What it told stays.</p>
      </FormDialog>
      {made?.url && <Address url={made.url} name={hook.name} where={server?.where ?? ''} onTested={events.again} />}
      {events.data && events.data.events.length > 0 && (
        <ul class="settings-list small" aria-label={`Messages of ${hook.name}`}>
          {events.data.events.map((it) => (
            <Event key={it.id} hook={hook.id} event={it} />
          ))}
        </ul>
      )}
    </Setting>
  );
}

export function Servers() {
  const { data } = useRead(reads.hooks());
  // Addresses can be read nowhere else, so they stay in sight until the page is left.
  const [made, setMade] = useState<readonly MadeHook[]>([]);
  return (
    <Section id="servers" title="Media servers">
      <Setting
        name="As it happens"
        help="What you finish in Plex, Jellyfin, Emby or Kodi is a play here a moment later."
      >
        <NewServer onMade={(hook) => setMade((before) => [...before, hook])} />
      </Setting>
      {(data?.hooks ?? []).map((it) => (
        <Server
          key={it.id}
          hook={it}
          made={made.find((one) => one.id === it.id)}
          onRevoked={() => setMade((before) => before.filter((one) => one.id !== it.id))}
        />
      ))}
    </Section>
  );
}
