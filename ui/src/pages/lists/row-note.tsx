// SPDX-License-Identifier: MIT
// The dialog for a row's note. What was typed is kept until it is saved or thrown away by name.
import { useState } from 'preact/hooks';
import { type ApiError, toApiError } from '../../api/api';
import type { ListItem } from '../../api/types';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { said } from '../../said';
import { draftOf, dropDraft, keepDraft } from '../../state/drafts';
import { say } from '../../state/toasts';
import { noteRow } from './changes';

export function RowNote({ list, row, onClose }: { list: number; row: ListItem; onClose: () => void }) {
  const name = `row ${row.id}`;
  const saved = row.note ?? '';
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
      await noteRow(list, row, text.trim() || null);
      dropDraft(name);
      onClose();
    } catch (problem) {
      setError(toApiError(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`Note on ${row.title}`}
      open
      onClose={() => {
        if (isChanged && !busy) say(said.noteKept);
        onClose();
      }}
      actions={
        <>
          <Button
            onClick={() => {
              dropDraft(name);
              onClose();
            }}
          >
            {isChanged ? 'Discard changes' : 'Cancel'}
          </Button>
          <Button kind="primary" busy={busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <textarea
        class="field"
        rows={5}
        maxLength={10_000}
        aria-label={`Note on ${row.title}`}
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
