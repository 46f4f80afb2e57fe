// SPDX-License-Identifier: MIT
// Which titles of the library are shown, in which order, and how many each choice would leave. Pure.
import type { LibraryItem, LibraryQuery, MediaType, WatchStatus } from '../../api/types';
import { finder, searchWords, sortTitle } from '../../search-words';

export type Sort = NonNullable<LibraryQuery['sort']>;
export type Order = 'asc' | 'desc';

export interface View {
  readonly q: string;
  readonly type: MediaType | undefined;
  // Of these, several at once: a title passes that has one of them.
  readonly status: readonly WatchStatus[];
  /** "5" to "1", and "none". */
  readonly rating: readonly string[];
  readonly genre: readonly string[];
  /** "1994", "1990s". */
  readonly year: readonly string[];
  readonly list: 'watchlist' | 'favorites' | undefined;
  readonly sort: Sort;
  readonly order: Order;
}

/** The server's own list: one that is missing here does not compile. */
export const sortWords: Record<Sort, string> = {
  added: 'Added',
  watched: 'Last watched',
  title: 'Title',
  released: 'Released',
  rating: 'Your rating',
  listed: 'Watchlisted',
};
const sorts = Object.keys(sortWords) as Sort[];

export const usualOrder = (sort: Sort): Order => (sort === 'title' ? 'asc' : 'desc');

const oneOf = <Value extends string>(text: string | undefined, values: readonly Value[]): Value | undefined =>
  values.find((it) => it === text);

const severalOf = (text: string | undefined): string[] => [...new Set(text?.split(',').filter(Boolean))];

const statuses = ['not_started', 'in_progress', 'completed', 'abandoned'] as const;

/** Reads the address; what it cannot mean is left out. */
export function toView(query: Record<string, string | undefined>): View {
  const sort = oneOf(query.sort, sorts) ?? 'added';
  return {
    q: query.q ?? '',
    type: oneOf(query.type, ['movie', 'series'] as const),
    status: severalOf(query.status).flatMap((it) => oneOf(it, statuses) ?? []),
    rating: severalOf(query.rating).filter((it) => /^([1-5]|none)$/.test(it)),
    genre: severalOf(query.genre),
    year: severalOf(query.year).filter((it) => /^\d{4}s?$/.test(it)),
    list: oneOf(query.list, ['watchlist', 'favorites'] as const),
    sort,
    order: oneOf(query.order, ['asc', 'desc'] as const) ?? usualOrder(sort),
  };
}

/** The same question for the server, which answers it before the whole library is here; null where it can't be asked. */
export function toServer(view: View): LibraryQuery | null {
  const { status, rating, genre, year } = view;
  if ([status, rating, genre, year].some((it) => it.length > 1)) return null;
  if (rating[0] === 'none' || year[0]?.endsWith('s')) return null;
  return {
    ...(view.q && { q: view.q }),
    ...(view.type && { type: view.type }),
    ...(status[0] && { status: status[0] }),
    ...(rating[0] && { rating: Number(rating[0]) }),
    ...(genre[0] && { genre: genre[0] }),
    ...(year[0] && { year: Number(year[0]) }),
    ...(view.list === 'watchlist' && { watchlist: true }),
    ...(view.list === 'favorites' && { favorite: true }),
    sort: view.sort,
    order: view.order,
  };
}

export function isFiltered(view: View): boolean {
  const { status, rating, genre, year } = view;
  return Boolean(view.q || view.type || view.list) || [status, rating, genre, year].some((it) => it.length > 0);
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

const ratingOf = (it: LibraryItem) => (it.personal_rating === null ? 'none' : String(it.personal_rating));

/** "1994" and "1990s". */
function yearsOf({ release_date: day }: LibraryItem): string[] {
  return day ? [day.slice(0, 4), `${day.slice(0, 3)}0s`] : [];
}

type Facet = 'q' | 'type' | 'status' | 'rating' | 'genre' | 'year' | 'list';

function tests(view: View): Map<Facet, (item: LibraryItem) => boolean> {
  const found = new Map<Facet, (item: LibraryItem) => boolean>();
  const finds = finder(view.q);
  if (finds) found.set('q', (it) => finds(wordsOf(it)));
  if (view.type) found.set('type', (it) => it.media_type === view.type);
  const { status, rating, genre, year } = view;
  if (status.length > 0) found.set('status', (it) => status.includes(it.watch_status));
  if (rating.length > 0) found.set('rating', (it) => rating.includes(ratingOf(it)));
  if (genre.length > 0) found.set('genre', (it) => it.genres.some((one) => genre.includes(one)));
  if (year.length > 0) found.set('year', (it) => yearsOf(it).some((one) => year.includes(one)));
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
    if (counted('rating')) add('rating', ratingOf(item));
    if (counted('genre')) for (const it of item.genres) add('genre', it);
    if (counted('year')) for (const it of yearsOf(item)) add('year', it);
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
