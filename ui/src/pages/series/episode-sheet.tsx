// SPDX-License-Identifier: MIT
// What is known of a watched episode: each play with its date, another viewing, and taking it all back.
import { CalendarClock, Plus, Trash2 } from 'lucide';
import { reads } from '../../api/api';
import type { EpisodeItem, LibraryEntry, PlayItem } from '../../api/types';
import { Button, IconButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { useRead } from '../../state/resource';
import { count, dated, exact, place } from '../../words';
import { removed, unwatched } from '../title/plays';
import './episode-sheet.css';
import { PartRatingChoice } from './part-rating';

interface Props {
  entry: LibraryEntry;
  it: EpisodeItem;
  /** Asks for the date of that play, or of another one. */
  onDate: (play?: PlayItem) => void;
  onClose: () => void;
}

export function EpisodeSheet({ entry, it, onDate, onClose }: Props) {
  const { data } = useRead(reads.entryPlays(entry.id));
  const plays = (data?.items ?? []).filter(
    (play) => play.season_number === it.season_number && play.episode_number === it.episode_number,
  );
  const forget = () => {
    onClose();
    void unwatched(entry.id, {
      scope: 'episode',
      season_number: it.season_number,
      episode_number: it.episode_number,
    });
  };
  return (
    <Dialog
      title={[place(it.season_number, it.episode_number), it.name].filter(Boolean).join(' · ')}
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" onClick={forget}>
            {plays.length > 1 ? `Mark as unwatched (${count(plays.length, 'play')})` : 'Mark as unwatched'}
          </Button>
          <Button icon={Plus} onClick={() => onDate()}>
            Add a rewatch
          </Button>
        </>
      }
    >
      <PartRatingChoice entry={entry} of={it} />
      <ul class="sheet-plays">
        {plays.map((play) => {
          const when = dated(play);
          const words = when ? exact(when) : 'Date unknown';
          return (
            <li key={play.id}>
              <span class="grow">{words}</span>
              <IconButton icon={CalendarClock} label={`Change the date of ${words}`} onClick={() => onDate(play)} />
              <IconButton
                icon={Trash2}
                label={`Delete the play of ${words}`}
                onClick={() => {
                  if (plays.length === 1) onClose();
                  void removed(play.id);
                }}
              />
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
