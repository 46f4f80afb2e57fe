// SPDX-License-Identifier: MIT
// The choices above the library.
import { ArrowDownNarrowWide, ArrowUpNarrowWide, Grid3x3, ListChecks, Rows3 } from 'lucide';
import { useCallback, useRef } from 'preact/hooks';
import type { MediaType } from '../../api/types';
import { IconButton } from '../../parts/button';
import { SearchField, Select } from '../../parts/field';
import { Segmented } from '../../parts/segmented';
import { posterWidth, posterWidths } from '../../state/preferences';
import { number } from '../../words';
import { type Facets, type Sort, sortWords, type View } from './filter';
import { Filters } from './filters';

export type Change = (wanted: Partial<Record<keyof View | 'view', string>>) => void;

interface Props {
  view: View;
  look: 'grid' | 'table';
  /** Not known before the whole library is here. */
  facets: Facets | undefined;
  change: Change;
  clear?: () => void;
  /** Titles are being picked. */
  isPicking: boolean;
  onPicking: () => void;
}

const sorts = (Object.keys(sortWords) as Sort[]).map((value) => ({ value, label: sortWords[value] }));

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
        <Filters view={view} facets={facets} change={change} {...(props.clear && { clear: props.clear })} />
        <IconButton
          icon={ListChecks}
          label={props.isPicking ? 'Stop selecting' : 'Select several titles'}
          pressed={props.isPicking}
          onClick={props.onPicking}
        />
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
