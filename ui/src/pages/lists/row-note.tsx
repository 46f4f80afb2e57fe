// SPDX-License-Identifier: MIT
// The note on a row of a list.
import type { ListItem } from '../../api/types';
import { NoteDialog } from '../../parts/note-dialog';
import { noteRow } from './changes';

export function RowNote({ list, row, onClose }: { list: number; row: ListItem; onClose: () => void }) {
  return (
    <NoteDialog
      draft={`row ${row.id}`}
      title={`Note on ${row.title}`}
      on={row.title}
      saved={row.note ?? ''}
      rows={5}
      save={(note) => noteRow(list, row, note)}
      onClose={onClose}
    />
  );
}
