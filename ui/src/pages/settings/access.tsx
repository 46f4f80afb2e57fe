// SPDX-License-Identifier: MIT
// Who may come in: the password, the browsers that are signed in, the tokens of scripts.
import { useState } from 'preact/hooks';
import { api, type ApiError, reads, toApiError } from '../../api/api';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { changed, useRead } from '../../state/resource';
import { checkSession, logOut, session } from '../../state/session';
import { complain, say } from '../../state/toasts';
import { ago } from '../../words';
import { PasswordField } from './password-field';
import { Section, Setting } from './section';
import { Tokens } from './tokens';

function Password() {
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [error, setError] = useState<ApiError>();
  const isSet = session.value?.password_set ?? false;
  // They outlive the password unless that is said: somebody else may have made them.
  const [revokes, setRevokes] = useState(false);
  const hasTokens = (useRead(reads.tokens()).data?.tokens.length ?? 0) > 0;
  const save = async () => {
    try {
      await api.setPassword(wanted, isSet ? current : undefined, revokes);
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
          setRevokes(false);
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
          {isSet && <PasswordField label="The present password" value={current} onInput={setCurrent} />}
          <PasswordField label="The new password, of at least 8 characters" isNew value={wanted} onInput={setWanted} />
          {hasTokens && (
            <label>
              <input type="checkbox" checked={revokes} onChange={(event) => setRevokes(event.currentTarget.checked)} />{' '}
              Take back all tokens of scripts, too
            </label>
          )}
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

export function Access() {
  return (
    <Section id="access" title="Who may come in">
      <Password />
      <Sessions />
      <Tokens />
    </Section>
  );
}
