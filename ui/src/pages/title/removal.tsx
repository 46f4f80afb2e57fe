// SPDX-License-Identifier: MIT
// Removing a title from the library: asked with numbers, undone whole.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { api, type ApiError, reads, toApiError } from '../../api/api';
import type { LibraryEntry } from '../../api/types';
import { titleLink } from '../../links';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { said } from '../../said';
import { changed, forget, useRead } from '../../state/resource';
import { say } from '../../state/toasts';

export function Removal({ entry, onClose }: { entry: LibraryEntry; onClose: () => void }) {
  const { route } = useLocation();
  const plays = useRead(reads.entryPlays(entry.id)).data?.items.length;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const remove = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      const { removed_plays: gone = [] } = await api.removeEntry(entry.id);
      forget(reads.entry(entry.id));
      forget(reads.entryPlays(entry.id));
      say(said.removed(entry.title, gone.length), async () => {
        const { id } = await api.restoreEntry(entry.id);
        route(titleLink(entry.media_type, id));
      });
      changed();
      route('/library', true);
    } catch (problem) {
      setError(toApiError(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`Remove ${entry.title}?`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            Remove
          </Button>
        </>
      }
    >
      <p>
        {plays !== undefined && said.goesAlong(plays, entry.own_rating !== null, entry.notes !== null)}
        {said.canReturn}
      </p>
      {error && (
        <p role="alert" class="form-error">
          {error.detail || error.title}
        </p>
      )}
    </Dialog>
  );
}
