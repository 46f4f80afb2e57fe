// SPDX-License-Identifier: MIT
// Marks the episodes of a season between two squares as watched.
import { api } from '../../api/api';
import type { LibraryEntry, SeasonItem } from '../../api/types';
import { once } from '../../state/once';
import { changed, shown } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { count } from '../../words';

/** `from` is the square pressed before; without one the range begins with the season. */
export function markRange(entry: LibraryEntry, season: SeasonItem, to: number, from = 0): Promise<boolean> {
  return once(`range ${entry.id} ${season.season_number} ${to}`, () => mark(entry, season, to, from));
}

async function mark(entry: LibraryEntry, season: SeasonItem, to: number, from: number): Promise<boolean> {
  const [first, last] = from < to ? [from, to] : [to, from];
  const wanted = season.episodes.filter(
    (it) => it.episode_number >= first && it.episode_number <= last && it.has_aired && !it.is_watched,
  );
  const made: number[] = [];
  try {
    for (const it of wanted) {
      const { plays } = await api.addPlay(entry.id, {
        scope: 'episode',
        season_number: it.season_number,
        episode_number: it.episode_number,
        watched_at: 'now',
      });
      made.push(...plays);
    }
  } catch (error) {
    complain(error);
  }
  if (made.length > 0) {
    say(`${count(made.length, 'episode')} of ${entry.title} are watched`, () => {
      void (async () => {
        for (const play of made) await api.removePlay(play);
        changed();
      })().catch(complain);
    });
  }
  changed();
  await shown();
  return made.length === wanted.length;
}
