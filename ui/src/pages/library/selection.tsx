// SPDX-License-Identifier: MIT
// Several titles picked at once, and what can be done with all of them: at once, whole or not at all.
import { Check, Heart, Trash2, X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { api, toApiError, type ApiError } from '../../api/api';
import type { LibraryItem, SeveralEntries } from '../../api/types';
import { Button, IconButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { said } from '../../said';
import { once } from '../../state/once';
import { changed, shown } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { count, number } from '../../words';
import { When } from '../title/when';
import './selection.css';

/** The server takes no more at once. */
export const mostPicked = 1000;

export type Picked = ReadonlySet<number>;

export interface Picking {
  readonly picked: Picked;
  readonly turn: (entry: number) => void;
}

/** A box over a title that picks it. */
export function PickBox({ item, picking }: { item: LibraryItem; picking: Picking }) {
  return (
    <label class="pick">
      <input
        type="checkbox"
        aria-label={`Select ${item.title}`}
        checked={picking.picked.has(item.id)}
        onChange={() => picking.turn(item.id)}
      />
    </label>
  );
}

type Action = SeveralEntries['action'];
const backOf: Partial<Record<Action, Action>> = { favorite: 'unfavorite', unfavorite: 'favorite', remove: 'restore' };

/** Rejects with the server's reason; nothing has changed then. */
function act(wanted: SeveralEntries): Promise<void> {
  return once(`several ${wanted.action}`, async () => {
    const { entries, plays } = await api.changeSeveral(wanted);
    const back = backOf[wanted.action];
    const words = said.several(wanted.action, entries.length, plays.length);
    if (entries.length === 0) say(words);
    else if (back) say(words, () => api.changeSeveral({ entries, action: back }));
    else say(words, () => api.takePlays(plays));
    changed();
    await shown();
  });
}

interface Props {
  picked: Picked;
  /** All that are shown, of which not more than can be changed at once are picked. */
  items: readonly LibraryItem[];
  onPick: (picked: Picked) => void;
  onEnd: () => void;
}

function Removal({ entries, onClose, onDone }: { entries: number[]; onClose: () => void; onDone: () => void }) {
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await act({ entries, action: 'remove' });
      onDone();
    } catch (problem) {
      setError(toApiError(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`Remove ${count(entries.length, 'title')}?`}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            {`Remove ${number(entries.length)}`}
          </Button>
        </>
      }
    >
      <p>{said.allGoAlong}</p>
      {error && (
        <p role="alert" class="form-error">
          {error.detail || error.title}
        </p>
      )}
    </Dialog>
  );
}

export function SelectionBar({ picked, items, onPick, onEnd }: Props) {
  const [asking, setAsking] = useState<'when' | 'removal'>();
  const entries = [...picked];
  const none = entries.length === 0;
  const offered = items.slice(0, mostPicked).map((it) => it.id);
  const areAll = offered.length > 0 && offered.every((it) => picked.has(it));
  useEffect(() => {
    const end = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) onEnd();
    };
    addEventListener('keydown', end);
    return () => removeEventListener('keydown', end);
  });
  const favour = () => act({ entries, action: 'favorite' }).then(onEnd, complain);
  return (
    <div class="selection" role="toolbar" aria-label="Selected titles">
      <span class="selection-many" role="status">
        {none ? 'Select titles' : `${number(entries.length)} selected`}
      </span>
      <Button small kind="quiet" onClick={() => onPick(new Set(areAll ? [] : offered))}>
        {areAll ? 'Select none' : items.length > mostPicked ? `Select ${number(mostPicked)}` : 'Select all'}
      </Button>
      <span class="selection-acts">
        <Button small icon={Check} disabled={none} onClick={() => setAsking('when')}>
          Watched…
        </Button>
        <Button small icon={Heart} disabled={none} onClick={() => void favour()}>
          Favourite
        </Button>
        <Button small kind="danger" icon={Trash2} disabled={none} onClick={() => setAsking('removal')}>
          Remove…
        </Button>
      </span>
      <IconButton icon={X} label="Stop selecting" onClick={onEnd} />
      <When
        title={`When did you watch ${count(entries.length, 'title')}?`}
        open={asking === 'when'}
        released={{ label: 'Release dates', many: true }}
        onClose={() => setAsking(undefined)}
        onPick={(at) => act({ entries, action: 'watch', watched_at: at }).then(onEnd)}
      />
      {asking === 'removal' && <Removal entries={entries} onClose={() => setAsking(undefined)} onDone={onEnd} />}
    </div>
  );
}
