// SPDX-License-Identifier: MIT
// An evening of one series is one thing, not eight. Pure.
import type { PlayItem } from '../api/types';
import { count, dated, episodes } from '../words';
import { accountZone, dayOf } from '../zone';

/** Plays of one title on one day, the newest first. */
export type Evening = readonly [PlayItem, ...PlayItem[]];

// A play falls on the same day however often the list grows.
const days = new WeakMap<PlayItem, { zone: string; day: string }>();

/** The day of a play by the account's clock; empty where nobody knows it. */
export function playDay(play: PlayItem): string {
  const zone = accountZone.value;
  let known = days.get(play);
  if (known?.zone !== zone) {
    const when = dated(play);
    days.set(play, (known = { zone, day: when === null ? '' : dayOf(when) }));
  }
  return known.day;
}

/** Tells titles apart, also those that TMDB does not know. */
export const titleKey = (it: PlayItem) => `${it.media_type} ${it.tmdb_id ?? it.title}`;

/** Of plays in the order of time, newest first: what is of one title and one day becomes one, where its newest stands. */
export function evenings(plays: readonly PlayItem[]): Evening[] {
  const found: Array<[PlayItem, ...PlayItem[]]> = [];
  let today = new Map<string, [PlayItem, ...PlayItem[]]>();
  let day: string | undefined;
  for (const play of plays) {
    if (playDay(play) !== day) {
      day = playDay(play);
      today = new Map();
    }
    const same = today.get(titleKey(play));
    if (same) {
      same.push(play);
      continue;
    }
    const evening: [PlayItem, ...PlayItem[]] = [play];
    today.set(titleKey(play), evening);
    found.push(evening);
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
