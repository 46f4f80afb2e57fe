// SPDX-License-Identifier: MIT
// Every time a movie was watched: dates can be changed, plays deleted.
import { CalendarClock, EllipsisVertical, Eye, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { LibraryEntry, PlayItem } from '../../api/types';
import { Icon } from '../../parts/icon';
import { Menu } from '../../parts/menu';
import { useRead } from '../../state/resource';
import { ago, count, dated, exact } from '../../words';
import { moved, removed } from '../title/plays';
import { When } from '../title/when';

export function Viewings({ entry }: { entry: LibraryEntry }) {
  const { data } = useRead(reads.entryPlays(entry.id));
  const [changing, setChanging] = useState<PlayItem>();
  const plays = data?.items ?? [];
  return (
    <section class="viewings card">
      <h2>{plays.length > 0 ? count(plays.length, 'play') : 'Not watched yet'}</h2>
      {plays.length === 0 && <p class="muted small">Each play shows here with its date.</p>}
      <ul>
        {plays.map((it) => {
          const when = dated(it);
          return (
            <li key={it.id} class="viewing">
              <Icon of={Eye} size={16} />
              <span class="grow">
                {when ? exact(when) : 'Date unknown'}
                {when && <span class="muted small">{` · ${ago(when)}`}</span>}
              </span>
              <Menu
                label={`Change the play of ${when ? exact(when) : 'an unknown date'}`}
                items={[
                  { label: 'Change the date', icon: CalendarClock, onPick: () => setChanging(it) },
                  { label: 'Delete this play', icon: Trash2, danger: true, onPick: () => void removed(it.id) },
                ]}
              >
                <Icon of={EllipsisVertical} size={18} />
              </Menu>
            </li>
          );
        })}
      </ul>
      <When
        title={`When did you watch ${entry.title}?`}
        open={changing !== undefined}
        value={changing ? dated(changing) : null}
        onClose={() => setChanging(undefined)}
        onPick={(at) => (changing ? moved(changing.id, at, dated(changing)) : Promise.resolve())}
      />
    </section>
  );
}
