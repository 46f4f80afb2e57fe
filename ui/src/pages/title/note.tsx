// SPDX-License-Identifier: MIT
// The dialog for a note. What was typed is kept until it is saved or thrown away by name.
import { useState } from 'preact/hooks';
import { type ApiError, toApiError } from '../../api/api';
import type { LibraryEntry } from '../../api/types';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { said } from '../../said';
import { draftOf, dropDraft, keepDraft } from '../../state/drafts';
import { say } from '../../state/toasts';
import { change } from './change';

export function Note({ entry, onClose }: { entry: LibraryEntry; onClose: () => void }) {
  const name = `note ${entry.id}`;
  const saved = entry.notes ?? '';
  const [text, setText] = useState(draftOf(name) ?? saved);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const isChanged = text !== saved;
  const type = (now: string) => {
    setText(now);
    if (now === saved) dropDraft(name);
    else keepDraft(name, now);
  };
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await change(entry, { notes: text.trim() || null }, said.noteSaved, { notes: entry.notes });
      dropDraft(name);
      onClose();
    } catch (problem) {
      setError(toApiError(problem));
      setBusy(false);
    }
  };
  const discard = () => {
    dropDraft(name);
    onClose();
  };
  const leave = () => {
    if (isChanged && !busy) say(said.noteKept);
    onClose();
  };
  return (
    <Dialog
      title="Your note"
      open
      onClose={leave}
      actions={
        <>
          <Button onClick={discard}>{isChanged ? 'Discard changes' : 'Cancel'}</Button>
          <Button kind="primary" busy={busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <textarea
        class="field"
        rows={7}
        maxLength={10_000}
        aria-label={`Note on ${entry.title}`}
        aria-keyshortcuts="Control+Enter"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      />
      {error && (
        <p role="alert" class="form-error">
          {error.detail || error.title}
        </p>
      )}
    </Dialog>
  );
}
