// SPDX-License-Identifier: MIT
// What the library can be narrowed to, in words. Pure.
import type { WatchStatus } from '../../api/types';
import { ratingWords, statusWords } from '../../words';
import type { Facets, View } from './filter';

/** The parts of the address that narrow, apart from the search. */
export const facetNames = ['status', 'rating', 'genre', 'year', 'list'] as const;
export type FacetName = (typeof facetNames)[number];

export const facetWords: Record<FacetName, string> = {
  status: 'Status',
  rating: 'Your rating',
  genre: 'Genre',
  year: 'Released',
  list: 'List',
};

const ratings: Record<string, string> = {
  ...Object.fromEntries(ratingWords.map((it, at) => [String(at + 1), it])),
  none: 'Not rated',
};
const lists: Record<string, string> = { watchlist: 'Watchlist', favorites: 'Favourites' };

export function choiceWords(facet: FacetName, value: string): string {
  if (facet === 'status') return statusWords[value as WatchStatus];
  if (facet === 'rating') return ratings[value] ?? value;
  return facet === 'list' ? (lists[value] ?? value) : value;
}

export const taken = (view: View, facet: FacetName): readonly string[] =>
  facet === 'list' ? (view.list ? [view.list] : []) : view[facet];

/** What is offered: all there is of it, decades rather than years, and what is taken in any case. */
export function offered(view: View, facet: FacetName, facets: Facets | undefined): string[] {
  const known = [...(facets?.[facet].keys() ?? [])];
  const all = new Set([...known.filter((it) => facet !== 'year' || it.endsWith('s')), ...taken(view, facet)]);
  switch (facet) {
    case 'status':
      return Object.keys(statusWords).filter((it) => all.has(it));
    case 'rating':
      return ['5', '4', '3', '2', '1', 'none'].filter((it) => all.has(it));
    case 'list':
      return Object.keys(lists).filter((it) => all.has(it));
    case 'year':
      return [...all].sort((a, b) => b.localeCompare(a));
    default:
      return [...all].sort((a, b) => a.localeCompare(b));
  }
}

/** The address with that choice turned. Of lists there is one at most. */
export function turned(view: View, facet: FacetName, value: string): string {
  const now = taken(view, facet);
  if (now.includes(value)) return now.filter((it) => it !== value).join();
  return facet === 'list' ? value : [...now, value].join();
}

/** "Drama, Comedy · 1990s · Not rated": what a view is called. */
export function viewName(view: View): string {
  const parts = facetNames.map((facet) =>
    taken(view, facet)
      .map((it) => choiceWords(facet, it))
      .join(', '),
  );
  const type = view.type && { movie: 'Movies', series: 'Series' }[view.type];
  return [type, view.q && `“${view.q}”`, ...parts].filter(Boolean).join(' · ');
}
