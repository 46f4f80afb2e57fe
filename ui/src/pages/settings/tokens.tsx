// SPDX-License-Identifier: MIT
// The tokens of scripts: what each may do and how long, making one, and taking one back. Both take the password.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { api, type ApiError, reads, toApiError } from '../../api/api';
import type { TokenItem, TokenScope } from '../../api/types';
import { Button } from '../../parts/button';
import { Copyable } from '../../parts/copy';
import { Dialog } from '../../parts/dialog';
import { Select } from '../../parts/field';
import { changed, useRead } from '../../state/resource';
import { session } from '../../state/session';
import { ago, day } from '../../words';
import { PasswordField } from './password-field';
import { Setting } from './section';

const scopes: ReadonlyArray<{ value: TokenScope; label: string }> = [
  { value: 'read', label: 'Read only' },
  { value: 'write', label: 'Read and write' },
  { value: 'admin', label: 'Everything' },
];
const scopeText = (scope: TokenScope) => scopes.find((it) => it.value === scope)?.label ?? scope;

/** Asks for the password where there is one, and for what else `children` ask. */
function Asked(props: {
  title: string;
  action: string;
  open: boolean;
  onClose: () => void;
  onSave: (password?: string) => Promise<void>;
  children?: ComponentChildren;
}) {
  const [password, setPassword] = useState('');
  const [error, setError] = useState<ApiError>();
  const isSet = session.value?.password_set ?? false;
  const close = () => {
    setPassword('');
    setError(undefined);
    props.onClose();
  };
  const save = () =>
    props.onSave(isSet ? password : undefined).then(close, (problem: unknown) => setError(toApiError(problem)));
  return (
    <Dialog
      title={props.title}
      open={props.open}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" disabled={isSet && !password} onClick={() => void save()}>
            {props.action}
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
        {props.children}
        {isSet && <PasswordField label="Your password" value={password} onInput={setPassword} />}
        {error && (
          <p role="alert" class="setting-bad">
            {error.detail || error.title}
          </p>
        )}
      </form>
    </Dialog>
  );
}

function NewToken({ onMade }: { onMade: (token: string) => void }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('write');
  const [until, setUntil] = useState('');
  const [open, setOpen] = useState(false);
  const make = async (password?: string) => {
    onMade((await api.makeToken({ name: name.trim(), scope, until: until || undefined, password })).token);
    setName('');
    setUntil('');
    changed();
  };
  return (
    <>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          setOpen(true);
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
          Make a token…
        </Button>
      </form>
      <Asked
        title={`A token called ${name.trim()}`}
        action="Make it"
        open={open}
        onClose={() => setOpen(false)}
        onSave={make}
      >
        <label>
          <span class="small">What it may do</span>
          <Select label="What it may do" value={scope} choices={scopes} onPick={setScope} />
        </label>
        <label>
          <span class="small">Its last day (without one it does not end)</span>
          <input class="field" type="date" value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
        </label>
      </Asked>
    </>
  );
}

function Token({ token }: { token: TokenItem }) {
  const [open, setOpen] = useState(false);
  const facts = [
    scopeText(token.scope),
    ...(token.until ? [`until ${day(token.until)}`] : []),
    token.last_used_at ? `used ${ago(token.last_used_at)}` : 'not used yet',
  ];
  return (
    <li>
      <span class="grow">
        {token.name}
        <span class="muted">{` · ${facts.join(' · ')}`}</span>
      </span>
      <Button small kind="quiet" onClick={() => setOpen(true)}>
        Take back…
      </Button>
      <Asked
        title={`Take ${token.name} back?`}
        action="Take back"
        open={open}
        onClose={() => setOpen(false)}
        onSave={(password) => api.revokeToken(token.id, password).then(changed)}
      >
        <p>Whatever uses this token is not let in any more.</p>
      </Asked>
    </li>
  );
}

export function Tokens() {
  const { data } = useRead(reads.tokens());
  const [made, setMade] = useState<string>();
  const isSet = session.value?.password_set ?? false;
  return (
    <Setting
      name="Tokens for scripts"
      help={
        isSet
          ? 'Sent as “Authorization: Bearer …”. Each can be taken back by itself.'
          : 'Sent as “Authorization: Bearer …”. To make one here, set a password first.'
      }
    >
      {made && (
        <p class="setting-made">
          <span class="small">Copy it now, it is not shown again:</span>
          <Copyable text={made} label="the token" />
        </p>
      )}
      <ul class="settings-list small">
        {(data?.tokens ?? []).map((it) => (
          <Token key={it.id} token={it} />
        ))}
      </ul>
      {isSet && <NewToken onMade={setMade} />}
    </Setting>
  );
}
