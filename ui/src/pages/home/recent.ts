// SPDX-License-Identifier: MIT
// An evening of one series is one thing, not eight.
import type { PlayItem } from '../../api/types';
import { count, episode } from '../../words';

export interface Recent {
  readonly play: PlayItem;
  readonly plays: number;
}

/** Neighbouring plays of one title become one; newest first, as they come. */
export function gather(plays: readonly PlayItem[]): Recent[] {
  const found: Recent[] = [];
  for (const play of plays) {
    const last = found.at(-1);
    if (last?.play.title === play.title && last.play.tmdb_id === play.tmdb_id) {
      found[found.length - 1] = { play: last.play, plays: last.plays + 1 };
    } else {
      found.push({ play, plays: 1 });
    }
  }
  return found;
}

/** "S2 E5", "3 episodes", "twice". */
export function gatheredWords({ play, plays }: Recent): string {
  if (play.season_number !== null && play.episode_number !== null) {
    return plays === 1 ? episode(play.season_number, play.episode_number) : count(plays, 'episode');
  }
  return plays === 1 ? '' : count(plays, 'play');
}
