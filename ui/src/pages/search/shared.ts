// SPDX-License-Identifier: MIT
// What another app shared with us: a title's page at TMDB is the title itself, anything else words to search by. Pure.
import { tmdbLink } from '../../links';

type Query = Readonly<Record<string, string | undefined>>;

const atTmdb = /themoviedb\.org\/(movie|tv)\/(\d+)/;
const atTrakt = /trakt\.tv\/(?:movies|shows)\/([a-z0-9-]+)/;

/** "The Matrix (1999) ⭐ 8.7 | Action", "The Matrix - IMDb": the title alone. */
function titleIn(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\s+[-–|]\s+(IMDb|Trakt|Letterboxd|The Movie Database).*$/i, '')
    .replace(/\s*\((?:TV Series |TV Mini Series )?\d{4}.*$/, '')
    .replace(/\s*[⭐★|].*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where to go with it, and what to search for; undefined where nothing was shared. */
export function sharedWith({ title = '', text = '', link = '' }: Query): { href?: string; q: string } | undefined {
  const all = `${title} ${text} ${link}`;
  if (!all.trim()) return undefined;
  const [, type, id] = atTmdb.exec(all) ?? [];
  const q =
    titleIn(text) ||
    titleIn(title) ||
    atTrakt
      .exec(all)?.[1]
      ?.replace(/-\d{4}$/, '')
      .replaceAll('-', ' ') ||
    '';
  return { q, ...(type && { href: tmdbLink(type === 'movie' ? 'movie' : 'series', Number(id)) }) };
}
