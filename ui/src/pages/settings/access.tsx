// SPDX-License-Identifier: MIT
// Who may come in: the password, the browsers that are signed in, the tokens of scripts.
import { useState } from 'preact/hooks';
import { api, type ApiError, reads, toApiError } from '../../api/api';
import { Button } from '../../parts/button';
import { Copyable } from '../../parts/copy';
import { Dialog } from '../../parts/dialog';
import { changed, useRead } from '../../state/resource';
import { checkSession, logOut, session } from '../../state/session';
import { complain, say } from '../../state/toasts';
import { ago } from '../../words';
import { Section, Setting } from './section';

function Password() {
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [error, setError] = useState<ApiError>();
  const isSet = session.value?.password_set ?? false;
  const save = async () => {
    try {
      await api.setPassword(wanted, isSet ? current : undefined);
      setOpen(false);
      say('The password is set');
      await checkSession();
      changed();
    } catch (problem) {
      setError(toApiError(problem));
    }
  };
  return (
    <Setting
      name="Password"
      help={
        isSet
          ? 'Asked for when the server is reached over the network.'
          : 'None yet. Without one the server answers only on this machine.'
      }
    >
      <Button
        onClick={() => {
          setCurrent('');
          setWanted('');
          setError(undefined);
          setOpen(true);
        }}
      >
        {isSet ? 'Change…' : 'Set…'}
      </Button>
      <Dialog
        title={isSet ? 'Change the password' : 'Set a password'}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button kind="primary" disabled={!wanted} onClick={() => void save()}>
              Save
            </Button>
          </>
        }
      >
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {isSet && (
            <label>
              <span class="small">The present password</span>
              <input
                class="field"
                type="password"
                autocomplete="current-password"
                value={current}
                onInput={(event) => setCurrent(event.currentTarget.value)}
              />
            </label>
          )}
          <label>
            <span class="small">The new password</span>
            <input
              class="field"
              type="password"
              autocomplete="new-password"
              value={wanted}
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          </label>
          {error && (
            <p role="alert" class="setting-bad">
              {error.detail || error.title}
            </p>
          )}
        </form>
      </Dialog>
    </Setting>
  );
}

function Sessions() {
  const { data } = useRead(session.value?.by === 'session' ? reads.sessions() : null);
  if (!data) return null;
  return (
    <Setting name="Signed in" help="Browsers that know the password.">
      <ul class="settings-list small">
        {data.sessions.map((it) => (
          <li key={it.id}>
            <span class="grow">
              {it.is_this ? 'This browser' : it.user_agent.slice(0, 60) || it.address}
              <span class="muted">{` · ${it.address} · ${ago(it.last_seen_at)}`}</span>
            </span>
            <Button
              small
              kind="quiet"
              onClick={() => void (it.is_this ? logOut() : api.endSession(it.id).then(changed)).catch(complain)}
            >
              Sign out
            </Button>
          </li>
        ))}
      </ul>
    </Setting>
  );
}

function Tokens() {
  const { data } = useRead(reads.tokens());
  const [name, setName] = useState('');
  const [made, setMade] = useState<string>();
  const make = async () => {
    try {
      setMade((await api.makeToken(name.trim())).token);
      setName('');
      changed();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <Setting name="Tokens for scripts" help="Sent as “Authorization: Bearer …”. Each can be taken back by itself.">
      {made && (
        <p class="setting-made">
          <span class="small">Copy it now, it is not shown again:</span>
          <Copyable text={made} label="the token" />
        </p>
      )}
      <ul class="settings-list small">
        {(data?.tokens ?? []).map((it) => (
          <li key={it.id}>
            <span class="grow">
              {it.name}
              <span class="muted">{` · ${it.last_used_at ? `used ${ago(it.last_used_at)}` : 'not used yet'}`}</span>
            </span>
            <Button small kind="quiet" onClick={() => void api.revokeToken(it.id).then(changed, complain)}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <input
          class="field setting-name"
          aria-label="Name of a new token"
          placeholder="Name, such as backup"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!name.trim()}>
          Make a token
        </Button>
      </form>
    </Setting>
  );
}

export function Access() {
  return (
    <Section id="access" title="Who may come in">
      <Password />
      <Sessions />
      <Tokens />
    </Section>
  );
}
