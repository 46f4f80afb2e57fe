// SPDX-License-Identifier: MIT
// Which episodes have aired by today, the account's.
import type { EpisodeItem } from '../../api/types';
import { dayOf } from '../../zone';

/** An episode that was watched has aired, whatever TMDB knows of its day. */
export function hasAired(episode: EpisodeItem): boolean {
  return episode.is_watched || (episode.air_date !== null && episode.air_date <= dayOf(Date.now()));
}
