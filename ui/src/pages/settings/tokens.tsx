// SPDX-License-Identifier: MIT
// The tokens of scripts: what each may do and how long, making one, and revoking one. Both take the password.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import type { MadeToken, TokenItem, TokenScope } from '../../api/types';
import { Button } from '../../parts/button';
import { Copyable } from '../../parts/copy';
import { Select } from '../../parts/field';
import { changed, useRead } from '../../state/resource';
import { session } from '../../state/session';
import { ago, day } from '../../words';
import { FormDialog } from './form-dialog';
import { PasswordField } from './password-field';
import { Setting } from './section';

const scopes: ReadonlyArray<{ value: TokenScope; label: string }> = [
  { value: 'read', label: 'Read only' },
  { value: 'write', label: 'Read and write' },
  { value: 'admin', label: 'Everything' },
];
const usualScope: TokenScope = 'write';
const scopeText = (scope: TokenScope) => scopes.find((it) => it.value === scope)?.label ?? scope;

/** Asks for the password where there is one, and for what else `children` ask. */
function Asked(props: {
  title: string;
  action: string;
  open: boolean;
  onClose: () => void;
  onSave: (password?: string) => Promise<void>;
  children: ComponentChildren;
}) {
  const [password, setPassword] = useState('');
  const isSet = session.value?.password_set ?? false;
  return (
    <FormDialog
      title={props.title}
      action={props.action}
      open={props.open}
      onClose={() => {
        setPassword('');
        props.onClose();
      }}
      onSave={() => props.onSave(isSet ? password : undefined)}
    >
      {props.children}
      {isSet && <PasswordField label="Your password" value={password} onInput={setPassword} />}
    </FormDialog>
  );
}

function NewToken({ onMade }: { onMade: (token: MadeToken) => void }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState(usualScope);
  const [until, setUntil] = useState('');
  const [open, setOpen] = useState(false);
  const make = async (password?: string) => {
    onMade(await api.makeToken({ name: name.trim(), scope, until: until || undefined, password }));
    setName('');
    changed();
  };
  return (
    <>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          setScope(usualScope);
          setUntil('');
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
        title={`New token: ${name.trim()}`}
        action="Make token"
        open={open}
        onClose={() => setOpen(false)}
        onSave={make}
      >
        <label class="labelled">
          <span class="small">What it may do</span>
          <Select label="What it may do" value={scope} choices={scopes} onPick={setScope} />
        </label>
        <label class="labelled">
          <span class="small">Last day (optional)</span>
          <input class="field" type="date" value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
        </label>
      </Asked>
    </>
  );
}

function Token({ token, onRevoked }: { token: TokenItem; onRevoked: () => void }) {
  const [open, setOpen] = useState(false);
  const revoke = async (password?: string) => {
    await api.revokeToken(token.id, password);
    onRevoked();
    changed();
  };
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
        Revoke…
      </Button>
      <Asked title={`Revoke ${token.name}?`} action="Revoke" open={open} onClose={() => setOpen(false)} onSave={revoke}>
        <p>Anything that uses this token loses access.</p>
      </Asked>
    </li>
  );
}

interface Props {
  /** Made on this page, and not revoked since. */
  made: readonly MadeToken[];
  onMade: (token: MadeToken) => void;
  onRevoked: (id: number) => void;
}

export function Tokens({ made, onMade, onRevoked }: Props) {
  const { data } = useRead(reads.tokens());
  const isSet = session.value?.password_set ?? false;
  return (
    <Setting
      name="Tokens for scripts"
      help={
        isSet
          ? 'For scripts and apps that read or change your library. Revoke any at any time.'
          : 'For scripts and apps that read or change your library. Set a password to make one.'
      }
    >
      {made.map((it) => (
        <p key={it.id} class="setting-made">
          <span class="small">
            Copy <strong>{it.name}</strong> now. It isn’t shown again:
          </span>
          <Copyable text={it.token} label={`the token ${it.name}`} />
        </p>
      ))}
      <ul class="settings-list small">
        {(data?.tokens ?? []).map((it) => (
          <Token key={it.id} token={it} onRevoked={() => onRevoked(it.id)} />
        ))}
      </ul>
      {isSet && <NewToken onMade={onMade} />}
    </Setting>
  );
}
