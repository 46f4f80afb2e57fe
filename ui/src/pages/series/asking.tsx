// SPDX-License-Identifier: MIT
// What the page of a series asks before it writes: the sheet of a watched episode, and when something was watched.
import { useState } from 'preact/hooks';
import type { EpisodeItem, LibraryEntry, NewPlay, PlayItem } from '../../api/types';
import { said } from '../../said';
import { dated, place } from '../../words';
import { isMarking, mark, moved, watched } from '../title/plays';
import { When } from '../title/when';
import { EpisodeSheet } from './episode-sheet';

type Asked =
  | { what: 'sheet'; it: EpisodeItem }
  | { what: 'date'; it: EpisodeItem; play?: PlayItem }
  | { what: 'many'; title: string; wanted: Omit<NewPlay, 'watched_at'> };

export interface Asking {
  /** An unseen episode is marked at once; of a seen one the sheet opens. */
  readonly press: (it: EpisodeItem) => void;
  readonly date: (it: EpisodeItem) => void;
  readonly upTo: (it: EpisodeItem) => void;
  readonly season: (number: number, name: string) => void;
}

const numbers = (it: EpisodeItem) => ({ season_number: it.season_number, episode_number: it.episode_number });
const words = (it: EpisodeItem) => said.markedEpisode(it.season_number, it.episode_number);

/** The ways to ask, and the dialog that does. */
export function useAsking(entry: LibraryEntry): [Asking, preact.JSX.Element] {
  const [asked, setAsked] = useState<Asked>();
  const end = () => setAsked(undefined);
  const pick = (at: string): Promise<unknown> => {
    if (asked?.what === 'many')
      return mark(entry.id, { ...asked.wanted, watched_at: at }, said.markedTitle(entry.title));
    if (asked?.what !== 'date') return Promise.resolve();
    const { it, play } = asked;
    if (play) return moved(play.id, at, dated(play));
    return mark(entry.id, { scope: 'episode', ...numbers(it), watched_at: at }, words(it));
  };
  const when = asked?.what === 'date' || asked?.what === 'many' ? asked : undefined;
  const title =
    when?.what === 'many'
      ? `When did you watch ${when.title}?`
      : when
        ? `When did you watch ${place(when.it.season_number, when.it.episode_number)}?`
        : '';
  const dialog = (
    <>
      {asked?.what === 'sheet' && (
        <EpisodeSheet
          entry={entry}
          it={asked.it}
          onDate={(play) => setAsked({ what: 'date', it: asked.it, ...(play && { play }) })}
          onClose={end}
        />
      )}
      <When
        title={title}
        open={when !== undefined}
        {...(when?.what === 'date' && when.play && { value: dated(when.play) })}
        {...(when && !(when.what === 'date' && when.play) && { released: releasedOf(when.what === 'many') })}
        onClose={end}
        onPick={pick}
      />
    </>
  );
  const asking: Asking = {
    press: (it) => {
      if (isMarking(entry.id, { scope: 'episode', ...numbers(it) })) return;
      if (it.is_watched) setAsked({ what: 'sheet', it });
      else void watched(entry.id, { scope: 'episode', ...numbers(it), watched_at: 'now' }, words(it));
    },
    date: (it) => setAsked({ what: 'date', it }),
    upTo: (it) =>
      setAsked({
        what: 'many',
        title: `everything up to ${place(it.season_number, it.episode_number)}`,
        wanted: { scope: 'up_to', ...numbers(it) },
      }),
    season: (season_number, name) =>
      setAsked({ what: 'many', title: name, wanted: { scope: 'season', season_number } }),
  };
  return [asking, dialog];
}

function releasedOf(many: boolean) {
  return { label: many ? 'Air dates' : 'Air date', many };
}
