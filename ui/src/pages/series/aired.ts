// SPDX-License-Identifier: MIT
// Which episodes have aired by today.
import type { EpisodeItem } from '../../api/types';

function today(): string {
  const now = new Date();
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** An episode that was watched has aired, whatever TMDB knows of its day. */
export function hasAired(episode: EpisodeItem): boolean {
  return episode.is_watched || (episode.air_date !== null && episode.air_date <= today());
}
