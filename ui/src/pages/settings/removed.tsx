// SPDX-License-Identifier: MIT
// Titles that were removed here, each with its way back.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import type { RemovedTitle } from '../../api/types';
import { Button } from '../../parts/button';
import { said } from '../../said';
import { changed, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { ago, count, exact, year } from '../../words';
import { Section, Setting } from './section';

function whatWent(it: RemovedTitle): string {
  return [
    year(it.release_date),
    it.plays > 0 && count(it.plays, 'play'),
    it.was_rated && 'rating',
    it.had_note && 'note',
    `removed ${ago(it.removed_at)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function Row({ it }: { it: RemovedTitle }) {
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    try {
      const entry = await api.restoreEntry(it.id);
      say(said.broughtBack(it.title), () => api.removeEntry(entry.id));
      changed();
    } catch (error) {
      complain(error);
    }
    setBusy(false);
  };
  return (
    <li>
      <span class="grow">
        {it.title}
        <span class="muted" title={exact(it.removed_at)}>{` · ${whatWent(it)}`}</span>
      </span>
      <Button small kind="quiet" busy={busy} aria-label={`Restore ${it.title}`} onClick={() => void restore()}>
        Restore
      </Button>
    </li>
  );
}

export function Removed() {
  const { data } = useRead(reads.removed());
  return (
    <Section id="removed" title="Removed">
      <Setting
        name={data && data.items.length > 0 ? count(data.items.length, 'removed title') : 'Nothing removed'}
        help="Titles you removed from the library. Restoring brings back plays, rating, note and marks."
      >
        {data && data.items.length > 0 && (
          <ul class="settings-list small">
            {data.items.map((it) => (
              <Row key={it.id} it={it} />
            ))}
          </ul>
        )}
      </Setting>
    </Section>
  );
}
