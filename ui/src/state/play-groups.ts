// SPDX-License-Identifier: MIT
// An evening of one series is one thing, not eight. Pure.
import type { PlayItem } from '../api/types';
import { count, dated, episodes } from '../words';
import { dayOf } from '../zone';

/** Plays of one title on one day, the newest first. */
export type Evening = readonly [PlayItem, ...PlayItem[]];

/** The day of a play by the account's clock; empty where nobody knows it. */
export function playDay(play: PlayItem): string {
  const when = dated(play);
  return when === null ? '' : dayOf(when);
}

/** Tells titles apart, also those that TMDB does not know. */
export const titleKey = (it: PlayItem) => `${it.media_type} ${it.tmdb_id ?? it.title}`;

/** Of plays in the order of time, newest first: neighbours of one title on one day become one. */
export function evenings(plays: readonly PlayItem[]): Evening[] {
  const found: Array<[PlayItem, ...PlayItem[]]> = [];
  for (const play of plays) {
    const last = found.at(-1);
    if (last && titleKey(last[0]) === titleKey(play) && playDay(last[0]) === playDay(play)) last.push(play);
    else found.push([play]);
  }
  return found;
}

/** The newest evening of each title. */
export function latestOfEach(plays: readonly PlayItem[]): Evening[] {
  const seen = new Set<string>();
  return evenings(plays).filter(([it]) => !seen.has(titleKey(it)) && seen.add(titleKey(it)));
}

interface Placed extends PlayItem {
  season_number: number;
  episode_number: number;
}
const isPlaced = (it: PlayItem): it is Placed => it.season_number !== null && it.episode_number !== null;

/** "S2 E5", "S2 E5–E8", "3 episodes", "2 plays"; empty for one viewing of a movie. */
export function eveningWords(evening: Evening): string {
  const placed = evening.filter(isPlaced);
  const [last] = placed;
  const first = placed.at(-1);
  if (!last || !first || placed.length < evening.length) return evening.length > 1 ? count(evening.length, 'play') : '';
  // Watched in order and without a gap, from the newest down.
  const isRun = placed.every((it, at) => {
    const before = placed[at - 1];
    if (!before) return true;
    if (before.season_number === it.season_number) return before.episode_number === it.episode_number + 1;
    return before.season_number === it.season_number + 1 && before.episode_number === 1;
  });
  return isRun ? episodes(first, last) : count(placed.length, 'episode');
}
