// SPDX-License-Identifier: MIT
// The note on a title.
import type { LibraryEntry } from '../../api/types';
import { NoteDialog } from '../../parts/note-dialog';
import { said } from '../../said';
import { change } from './change';

export function Note({ entry, onClose }: { entry: LibraryEntry; onClose: () => void }) {
  return (
    <NoteDialog
      draft={`note ${entry.id}`}
      title="Your note"
      on={entry.title}
      saved={entry.notes ?? ''}
      rows={7}
      save={(notes) => change(entry, { notes }, said.noteSaved, { notes: entry.notes })}
      onClose={onClose}
    />
  );
}
