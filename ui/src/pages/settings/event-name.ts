// SPDX-License-Identifier: MIT
// What a media server's message is about, read from what it is called. Pure.
import type { MediaType } from '../../api/types';

export interface Named {
  readonly type: MediaType;
  readonly title: string;
  readonly season?: number;
  readonly episode?: number;
}

/** "The Bear 3x05" is an episode; of a file with several, "3x05–06", the first. */
export function namedBy(name: string): Named {
  const found = /^(.*?)\s*\b(\d+)x(\d+)(?:–\d+)?$/.exec(name);
  if (!found) return { type: 'movie', title: name };
  const [, title = '', season, episode] = found;
  return { type: 'series', title, season: Number(season), episode: Number(episode) };
}
