// SPDX-License-Identifier: MIT
// The addresses of things.
import type { Days, MediaType } from './api/types';

/** A title in the library, by the library's number. */
export const titleLink = (type: MediaType, entry: number) => `/${type}/${entry}`;
/** A title that TMDB knows, in the library or not. */
export const tmdbLink = (type: MediaType, tmdbId: number) => `/tmdb/${type}/${tmdbId}`;
export const personLink = (tmdbId: number) => `/person/${tmdbId}`;
export const collectionLink = (tmdbId: number) => `/collection/${tmdbId}`;
export const listLink = (id: number) => `/list/${id}`;
export const episodeLink = (entry: number, season: number, episode: number) =>
  `/series/${entry}?season=${season}#e${episode}`;

export const statsLink = (year: number) => `/stats?year=${year}`;
export const reviewLink = (year: number) => `/stats/${year}`;
/** The plays of a weekday (1 Monday to 7 Sunday) or of an hour of the day. */
export const clockLink = (of: 'weekday' | 'hour', value: number, days: Days = {}) =>
  `/history?${new URLSearchParams({ [of]: String(value), ...days }).toString()}`;
/** The plays up to the end of a month. */
export const monthLink = (month: string) => `/history?until=${month}`;

/** Pages of others, each once: they move. */
export const traktApplications = 'https://developer.trakt.tv';
export const traktExport = 'https://app.trakt.tv/settings/data';

/** Where others tell of a title. Trakt finds it by TMDB's number. */
export function elsewhere(type: MediaType, tmdbId: number, imdbId: string | null | undefined) {
  const [atTmdb, atTrakt] = type === 'movie' ? ['movie', 'movie'] : ['tv', 'show'];
  return [
    ...(imdbId ? [{ name: 'IMDb', href: `https://www.imdb.com/title/${imdbId}/` }] : []),
    { name: 'TMDB', href: `https://www.themoviedb.org/${atTmdb}/${tmdbId}` },
    { name: 'Trakt', href: `https://trakt.tv/search/tmdb/${tmdbId}?id_type=${atTrakt}` },
  ];
}
