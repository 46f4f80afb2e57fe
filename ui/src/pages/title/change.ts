// SPDX-License-Identifier: MIT
// Changes what the user says of an entry: shown at once, sent once, with the way back.
import { api, reads } from '../../api/api';
import type { EntryChange, LibraryEntry } from '../../api/types';
import { once } from '../../state/once';
import { amend, changed, shown } from '../../state/resource';
import { complain, say } from '../../state/toasts';

function withChange(entry: LibraryEntry, wanted: EntryChange): LibraryEntry {
  const { personal_rating: rating, notes, is_favorite: favourite, watchlisted, abandoned } = wanted;
  const hidden = wanted.hidden_from_up_next;
  return {
    ...entry,
    ...(rating !== undefined && { personal_rating: rating }),
    ...(notes !== undefined && { notes }),
    ...(typeof favourite === 'boolean' && { is_favorite: favourite }),
    ...(typeof watchlisted === 'boolean' && { watchlisted_at: watchlisted ? new Date().toISOString() : null }),
    ...(typeof hidden === 'boolean' && { hidden_from_up_next: hidden }),
    ...(abandoned === true && { watch_status: 'abandoned' as const }),
    ...(abandoned === false && entry.watch_status === 'abandoned' && { watch_status: 'in_progress' as const }),
  };
}

/** Rejects with the server's reason; the page is as it was then. */
export function change(entry: LibraryEntry, wanted: EntryChange, words: string, undo: EntryChange): Promise<void> {
  return once(`change ${entry.id} ${Object.keys(wanted).join(' ')}`, async () => {
    const end = amend(reads.entry(entry.id), (it) => withChange(it, wanted));
    try {
      await api.changeEntry(entry.id, wanted);
      say(words, () => api.changeEntry(entry.id, undo));
      changed();
      await shown();
    } finally {
      end();
    }
  });
}

/** The same, and complains by itself. */
export function changeNow(entry: LibraryEntry, wanted: EntryChange, words: string, undo: EntryChange): void {
  change(entry, wanted, words, undo).catch((error: unknown) =>
    complain(error, () => changeNow(entry, wanted, words, undo)),
  );
}
