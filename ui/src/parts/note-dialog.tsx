// SPDX-License-Identifier: MIT
// The dialog for a note. What was typed is kept until it is saved or thrown away by name.
import { useState } from 'preact/hooks';
import { type ApiError, toApiError } from '../api/api';
import { said } from '../said';
import { draftOf, dropDraft, keepDraft } from '../state/drafts';
import { say } from '../state/toasts';
import { Button } from './button';
import { Dialog } from './dialog';

export interface NoteOf {
  /** By what its draft is kept. */
  readonly draft: string;
  readonly title: string;
  /** What the note is on. */
  readonly on: string;
  readonly saved: string;
  readonly rows: number;
  /** Null: no note. What it throws is shown. */
  readonly save: (note: string | null) => Promise<unknown>;
  readonly onClose: () => void;
}

export function NoteDialog({ draft, title, on, saved, rows, save, onClose }: NoteOf) {
  const [text, setText] = useState(draftOf(draft) ?? saved);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const isChanged = text !== saved;
  const type = (now: string) => {
    setText(now);
    if (now === saved) dropDraft(draft);
    else keepDraft(draft, now);
  };
  const store = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await save(text.trim() || null);
      dropDraft(draft);
      onClose();
    } catch (problem) {
      setError(toApiError(problem));
      setBusy(false);
    }
  };
  const discard = () => {
    dropDraft(draft);
    onClose();
  };
  const leave = () => {
    if (isChanged && !busy) say(said.noteKept);
    onClose();
  };
  return (
    <Dialog
      title={title}
      open
      onClose={leave}
      actions={
        <>
          <Button onClick={discard}>{isChanged ? 'Discard changes' : 'Cancel'}</Button>
          <Button kind="primary" busy={busy} onClick={() => void store()}>
            Save
          </Button>
        </>
      }
    >
      <textarea
        class="field"
        rows={rows}
        maxLength={10_000}
        aria-label={`Note on ${on}`}
        aria-keyshortcuts="Control+Enter"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void store();
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
