// SPDX-License-Identifier: MIT
// Keys that are pasted into the page: kept sealed on the server, and tried at once.
import { useState } from 'preact/hooks';
import { api, toApiError } from '../../api/api';
import type { PastedKeys } from '../../api/types';
import { Button } from '../../parts/button';
import '../../parts/field.css';
import { changed } from '../../state/resource';
import { say } from '../../state/toasts';
import './paste-keys.css';

interface Field {
  name: keyof PastedKeys;
  label: string;
}

interface Props {
  fields: readonly Field[];
  /** Says why they are of no use; nothing where they are. */
  check?: () => Promise<string | undefined>;
}

function Paste({ fields, check }: Props) {
  const [typed, setTyped] = useState<PastedKeys>({});
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await api.pasteKeys(Object.fromEntries(Object.entries(typed).map(([name, key]) => [name, key?.trim() ?? ''])));
      const trouble = await check?.();
      if (trouble) setWrong(trouble);
      else say('Key saved');
      changed();
    } catch (error) {
      setWrong(toApiError(error).detail);
    }
    setBusy(false);
  };
  return (
    <form
      class="paste-keys"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {fields.map(({ name, label }) => (
        <label class="labelled" key={name}>
          <span class="small">{label}</span>
          <input
            class="field"
            autocomplete="off"
            spellcheck={false}
            value={typed[name] ?? ''}
            aria-invalid={wrong ? true : undefined}
            onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <Button kind="primary" type="submit" busy={busy} disabled={!fields.every(({ name }) => typed[name]?.trim())}>
        Save and check
      </Button>
      {wrong && (
        <p role="alert" class="form-error small">
          {wrong}
        </p>
      )}
    </form>
  );
}

async function tmdbTrouble(): Promise<string | undefined> {
  const { accepted, message } = await api.checkTmdbKey();
  return accepted ? undefined : (message ?? 'TMDB refused the key. Copy it again, whole.');
}

export function PasteTmdbKey() {
  return <Paste fields={[{ name: 'tmdb_api_key', label: 'TMDB key or read access token' }]} check={tmdbTrouble} />;
}

export function PasteTraktKeys() {
  const fields = [
    { name: 'trakt_client_id', label: 'Client ID' },
    { name: 'trakt_client_secret', label: 'Client secret' },
  ] as const;
  return <Paste fields={fields} />;
}
