// SPDX-License-Identifier: MIT
// Which episode comes next, by the rule of Up next: the first unwatched one behind the furthest that was watched, else the
// first hole. The server says so too; this is for the moment before its answer.
import type { EpisodeItem, LibraryEntry } from '../../api/types';

const isNext = (it: EpisodeItem) => it.is_on_tmdb && it.has_aired && !it.is_watched;

export function nextOf(entry: LibraryEntry): LibraryEntry['next_episode'] {
  if (entry.numbering?.differs) return null;
  const all = entry.seasons.filter((it) => it.season_number > 0).flatMap((it) => it.episodes);
  const furthest = all.findLastIndex((it) => it.is_watched);
  const next = all.slice(furthest + 1).find(isNext) ?? all.find(isNext);
  return next ? { season_number: next.season_number, episode_number: next.episode_number } : null;
}
