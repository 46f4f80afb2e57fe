// SPDX-License-Identifier: MIT
// What a list is called and what it is about: asked for a new one, and to change one.
import { useState } from 'preact/hooks';
import { type ApiError, toApiError } from '../../api/api';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';

export interface Named {
  name: string;
  description: string | null;
}

interface Props {
  title: string;
  action: string;
  start?: Named;
  onClose: () => void;
  /** Rejects with the server's reason, which is shown. */
  onSave: (named: Named) => Promise<void>;
}

export function NameDialog({ title, action, start, onClose, onSave }: Props) {
  const [name, setName] = useState(start?.name ?? '');
  const [description, setDescription] = useState(start?.description ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await onSave({ name: name.trim(), description: description.trim() || null });
      onClose();
    } catch (problem) {
      setError(toApiError(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      open
      keeps={name !== (start?.name ?? '') || description !== (start?.description ?? '')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={busy} disabled={!name.trim()} onClick={() => void save()}>
            {action}
          </Button>
        </>
      }
    >
      <form
        class="list-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) void save();
        }}
      >
        <label class="labelled">
          Name
          <input
            class="field"
            maxLength={200}
            autocomplete="off"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="labelled">
          Description
          <textarea
            class="field"
            rows={3}
            maxLength={2000}
            value={description}
            onInput={(event) => setDescription(event.currentTarget.value)}
          />
        </label>
        {error && (
          <p role="alert" class="form-error">
            {error.detail || error.title}
          </p>
        )}
      </form>
    </Dialog>
  );
}
