// SPDX-License-Identifier: MIT
// Which titles of the library are shown, in which order, and how many each choice would leave. Pure.
import type { LibraryItem, LibraryQuery, MediaType, WatchStatus } from '../../api/types';
import { finder, searchWords, sortTitle } from '../../search-words';

export type Sort = NonNullable<LibraryQuery['sort']>;
export type Order = 'asc' | 'desc';

export interface View {
  readonly q: string;
  readonly type: MediaType | undefined;
  readonly status: WatchStatus | undefined;
  readonly rating: number | undefined;
  readonly genre: string | undefined;
  readonly year: string | undefined;
  readonly list: 'watchlist' | 'favorites' | undefined;
  readonly sort: Sort;
  readonly order: Order;
}

/** The server's own list: one that is missing here does not compile. */
export const sortWords: Record<Sort, string> = {
  added: 'Date added',
  watched: 'Last watched',
  title: 'Title',
  released: 'Release date',
  rating: 'Your rating',
  listed: 'Date added to watchlist',
};
const sorts = Object.keys(sortWords) as Sort[];

export const usualOrder = (sort: Sort): Order => (sort === 'title' ? 'asc' : 'desc');

const oneOf = <Value extends string>(text: string | undefined, values: readonly Value[]): Value | undefined =>
  values.find((it) => it === text);

/** Reads the address; what it cannot mean is left out. */
export function toView(query: Record<string, string | undefined>): View {
  const sort = oneOf(query.sort, sorts) ?? 'added';
  const rating = Number(query.rating);
  return {
    q: query.q ?? '',
    type: oneOf(query.type, ['movie', 'series'] as const),
    status: oneOf(query.status, ['not_started', 'in_progress', 'completed', 'abandoned'] as const),
    rating: Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : undefined,
    genre: query.genre,
    year: query.year,
    list: oneOf(query.list, ['watchlist', 'favorites'] as const),
    sort,
    order: oneOf(query.order, ['asc', 'desc'] as const) ?? usualOrder(sort),
  };
}

/** The same question for the server, which answers it before the whole library is here. */
export function toServer(view: View): LibraryQuery {
  const year = Number(view.year);
  return {
    ...(view.q && { q: view.q }),
    ...(view.type && { type: view.type }),
    ...(view.status && { status: view.status }),
    ...(view.rating && { rating: view.rating }),
    ...(view.genre && { genre: view.genre }),
    ...(year && { year }),
    ...(view.list === 'watchlist' && { watchlist: true }),
    ...(view.list === 'favorites' && { favorite: true }),
    sort: view.sort,
    order: view.order,
  };
}

export function isFiltered(view: View): boolean {
  return Boolean(view.q || view.type || view.status || view.rating || view.genre || view.year || view.list);
}

const searchable = new WeakMap<LibraryItem, string[]>();
function wordsOf(item: LibraryItem): string[] {
  let words = searchable.get(item);
  if (words === undefined) {
    words = searchWords(item.title, item.original_title);
    searchable.set(item, words);
  }
  return words;
}

type Facet = 'q' | 'type' | 'status' | 'rating' | 'genre' | 'year' | 'list';

function tests(view: View): Map<Facet, (item: LibraryItem) => boolean> {
  const found = new Map<Facet, (item: LibraryItem) => boolean>();
  const finds = finder(view.q);
  if (finds) found.set('q', (it) => finds(wordsOf(it)));
  if (view.type) found.set('type', (it) => it.media_type === view.type);
  if (view.status) found.set('status', (it) => it.watch_status === view.status);
  if (view.rating) found.set('rating', (it) => it.personal_rating === view.rating);
  const { genre, year } = view;
  if (genre) found.set('genre', (it) => it.genres.includes(genre));
  if (year) found.set('year', (it) => it.release_date?.startsWith(year) ?? false);
  if (view.list === 'watchlist') found.set('list', (it) => it.watchlisted_at !== null);
  if (view.list === 'favorites') found.set('list', (it) => it.is_favorite);
  return found;
}

export type Counts = ReadonlyMap<string, number>;

export interface Facets {
  readonly type: Counts;
  readonly status: Counts;
  readonly rating: Counts;
  readonly genre: Counts;
  readonly year: Counts;
  readonly list: Counts;
}

/** How many titles each choice would show, the other choices being as they are. */
export function countFacets(items: readonly LibraryItem[], view: View): Facets {
  const all = tests(view);
  const counts = {
    type: new Map(),
    status: new Map(),
    rating: new Map(),
    genre: new Map(),
    year: new Map(),
    list: new Map(),
  };
  const add = (facet: keyof Facets, value: string) => {
    const map = counts[facet] as Map<string, number>;
    map.set(value, (map.get(value) ?? 0) + 1);
  };
  for (const item of items) {
    const failed = [...all].filter(([, passes]) => !passes(item)).map(([facet]) => facet);
    if (failed.length > 1) continue;
    const counted = (facet: keyof Facets) => failed.length === 0 || failed[0] === facet;
    if (counted('type')) add('type', item.media_type);
    if (counted('status')) add('status', item.watch_status);
    if (counted('rating') && item.personal_rating !== null) add('rating', String(item.personal_rating));
    if (counted('genre')) for (const it of item.genres) add('genre', it);
    if (counted('year') && item.release_date) add('year', item.release_date.slice(0, 4));
    if (counted('list') && item.watchlisted_at !== null) add('list', 'watchlist');
    if (counted('list') && item.is_favorite) add('list', 'favorites');
  }
  return counts;
}

const valueOf: Record<Sort, (item: LibraryItem) => string | number | null> = {
  title: (it) => sortTitle(it.title),
  added: (it) => it.date_added,
  watched: (it) => it.last_watched_at,
  released: (it) => it.release_date,
  rating: (it) => it.personal_rating,
  listed: (it) => it.watchlisted_at,
};

/** As the server sorts: what has no value comes last in either order. */
export function sorted(items: readonly LibraryItem[], sort: Sort, order: Order): LibraryItem[] {
  const way = order === 'asc' ? 1 : -1;
  const keyed = items.map((item) => ({ item, key: valueOf[sort](item) }));
  keyed.sort(({ item: a, key: x }, { item: b, key: y }) => {
    if (x === y) return way * (a.id - b.id);
    if (x === null) return 1;
    if (y === null) return -1;
    return x < y ? -way : way;
  });
  return keyed.map((it) => it.item);
}

export function filtered(items: readonly LibraryItem[], view: View): LibraryItem[] {
  const all = [...tests(view).values()];
  return all.length === 0 ? [...items] : items.filter((it) => all.every((passes) => passes(it)));
}
