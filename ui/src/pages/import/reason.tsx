// SPDX-License-Identifier: MIT
// One thing that failed: what, why, and where to look.
import { forBrowser } from '../../api/for-browser';
import type { FailedItem } from '../../api/types';
import { tmdbLink } from '../../links';

const kinds: Record<string, string> = { movie: 'Movie', series: 'Series', episode: 'Episode', row: 'Row' };

export function Reason({ item }: { item: FailedItem }) {
  const name = item.title || (item.tmdb_id ? `TMDB ${item.tmdb_id}` : 'Without a name');
  const titled = item.tmdb_id !== null && (item.type === 'movie' || item.type === 'series');
  return (
    <li>
      {titled ? (
        <a class="link" href={tmdbLink(item.type as 'movie' | 'series', item.tmdb_id ?? 0)}>
          {name}
        </a>
      ) : (
        <strong>{name}</strong>
      )}
      <span class="muted">{` · ${kinds[item.type] ?? item.type} · ${forBrowser(item.message)}`}</span>
    </li>
  );
}
