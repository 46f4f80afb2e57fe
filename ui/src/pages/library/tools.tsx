// SPDX-License-Identifier: MIT
// The choices above the library.
import { ArrowDownNarrowWide, ArrowUpNarrowWide, FilterX, Grid3x3, Rows3 } from 'lucide';
import { useCallback, useRef } from 'preact/hooks';
import type { MediaType, WatchStatus } from '../../api/types';
import { Button, IconButton } from '../../parts/button';
import { SearchField, Select } from '../../parts/field';
import { Segmented } from '../../parts/segmented';
import { posterWidth, posterWidths } from '../../state/preferences';
import { number, ratingWords, statusWords } from '../../words';
import { type Counts, type Facets, type Sort, sortWords, type View } from './filter';

export type Change = (wanted: Partial<Record<keyof View | 'view', string>>) => void;

interface Props {
  view: View;
  look: 'grid' | 'table';
  /** Not known before the whole library is here. */
  facets: Facets | undefined;
  change: Change;
  clear?: () => void;
}

const sorts = (Object.keys(sortWords) as Sort[]).map((value) => ({ value, label: sortWords[value] }));

interface Choice {
  value: string;
  label: string;
}

/** Those that would show something, each with how many; the taken one always. */
function counted(every: Choice[], counts: Counts | undefined, taken: string | undefined): Choice[] {
  return every
    .filter((it) => !counts || counts.has(it.value) || it.value === taken)
    .map((it) => ({ ...it, label: counts ? `${it.label} (${number(counts.get(it.value) ?? 0)})` : it.label }));
}

function listed(counts: Counts | undefined, taken: string | undefined): Choice[] {
  const values = new Set(counts?.keys());
  if (taken) values.add(taken);
  return [...values].map((value) => ({ value, label: value }));
}

const statuses = (Object.keys(statusWords) as WatchStatus[]).map((value) => ({ value, label: statusWords[value] }));
const ratings = ratingWords.map((label, at) => ({ value: String(at + 1), label })).reverse();
const lists = [
  { value: 'watchlist', label: 'Watchlist' },
  { value: 'favorites', label: 'Favourites' },
];

function Filters({ view, facets, change, clear }: Props) {
  const genres = listed(facets?.genre, view.genre).sort((a, b) => a.label.localeCompare(b.label));
  const years = listed(facets?.year, view.year).sort((a, b) => b.value.localeCompare(a.value));
  const rows = [
    { name: 'status', label: 'Status', any: 'Any status', every: statuses, taken: view.status },
    { name: 'rating', label: 'Rating', any: 'Any rating', every: ratings, taken: view.rating && String(view.rating) },
    { name: 'genre', label: 'Genre', any: 'Any genre', every: genres, taken: view.genre },
    { name: 'year', label: 'Year', any: 'Any year', every: years, taken: view.year },
    { name: 'list', label: 'List', any: 'Any list', every: lists, taken: view.list },
  ] as const;
  return (
    <>
      {rows.map(({ name, label, any, every, taken }) => (
        <span class={`library-filter ${taken ? 'library-filter-on' : ''}`} key={name}>
          <Select
            label={label}
            value={taken ? taken : ''}
            choices={[{ value: '', label: any }, ...counted([...every], facets?.[name], taken ? taken : undefined)]}
            onPick={(it) => change({ [name]: it })}
          />
        </span>
      ))}
      {clear && (
        <Button kind="quiet" icon={FilterX} onClick={clear}>
          Clear
        </Button>
      )}
    </>
  );
}

export function Tools(props: Props) {
  const { view, look, facets, change } = props;
  const latest = useRef(change);
  latest.current = change;
  const search = useCallback((q: string) => latest.current({ q }), []);
  const many = (type: MediaType) => ({ count: facets ? number(facets.type.get(type) ?? 0) : '' });
  const up = view.order === 'asc';
  return (
    <div class="library-tools" role="search" aria-label="Library">
      <div class="library-tools-line">
        <Segmented
          label="Type"
          choices={[
            { value: 'all', label: 'All' },
            { value: 'movie', label: 'Movies', ...many('movie') },
            { value: 'series', label: 'Series', ...many('series') },
          ]}
          value={view.type ?? 'all'}
          onPick={(it) => change({ type: it === 'all' ? '' : it })}
        />
        <div class="library-search">
          <SearchField label="Filter by title" value={view.q} onSearch={search} />
        </div>
        <div class="library-look">
          {look === 'grid' && (
            <label class="library-size" title="Poster size">
              <span class="unseen">Poster size</span>
              <input
                type="range"
                min={posterWidths.least}
                max={posterWidths.most}
                step={4}
                value={posterWidth.value}
                onInput={(event) => (posterWidth.value = Number(event.currentTarget.value))}
              />
            </label>
          )}
          <Segmented
            label="View"
            choices={[
              { value: 'grid', label: 'Posters', icon: Grid3x3 },
              { value: 'table', label: 'Table', icon: Rows3 },
            ]}
            value={look}
            onPick={(it) => change({ view: it })}
          />
        </div>
      </div>
      <div class="library-tools-line library-filters">
        <Filters {...props} />
        <span class="library-sort">
          <Select label="Sort by" value={view.sort} choices={sorts} onPick={(sort) => change({ sort })} />
          <IconButton
            icon={up ? ArrowUpNarrowWide : ArrowDownNarrowWide}
            label={up ? 'Sort descending' : 'Sort ascending'}
            onClick={() => change({ order: up ? 'desc' : 'asc' })}
          />
        </span>
      </div>
    </div>
  );
}
