// SPDX-License-Identifier: MIT
// The library as a table, for people who sort. Only the rows near the window are there; two empty ones hold the room.
import { ArrowDown, ArrowUp } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { LibraryItem } from '../../api/types';
import { titleLink } from '../../links';
import { Icon } from '../../parts/icon';
import { Poster } from '../../parts/picture';
import { RatingBadge } from '../../parts/rating';
import { useVirtual } from '../../parts/virtual';
import { rem } from '../../state/letters';
import { day, runtime, statusWords, year } from '../../words';
import { type Sort, usualOrder, type View } from './filter';
import { PickBox, type Picking } from './selection';
import './table.css';
import type { Change } from './tools';

const rowHeight = 4; // rem

const columns: ReadonlyArray<{ name: string; label: string; sort?: Sort }> = [
  { name: 'title', label: 'Title', sort: 'title' },
  { name: 'year', label: 'Year', sort: 'released' },
  { name: 'runtime', label: 'Runtime' },
  { name: 'status', label: 'Status' },
  { name: 'rating', label: 'Rating', sort: 'rating' },
  { name: 'watched', label: 'Last watched', sort: 'watched' },
  { name: 'added', label: 'Added', sort: 'added' },
];

interface Props {
  items: readonly LibraryItem[];
  total: number;
  view: View;
  change: Change;
  /** Titles are picked rather than opened. */
  picking: Picking | undefined;
  onReach: (wanted: number) => void;
}

function Heading({ name, label, sort, view, change }: (typeof columns)[number] & Pick<Props, 'view' | 'change'>) {
  const taken = sort === view.sort;
  const pick = () => {
    if (!sort) return;
    change(taken ? { order: view.order === 'asc' ? 'desc' : 'asc' } : { sort, order: usualOrder(sort) });
  };
  return (
    <th
      scope="col"
      class={`table-${name}`}
      aria-sort={taken ? (view.order === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {sort ? (
        <button type="button" class="table-sort" onClick={pick}>
          {label}
          {taken && <Icon of={view.order === 'asc' ? ArrowUp : ArrowDown} size={14} />}
        </button>
      ) : (
        label
      )}
    </th>
  );
}

function TitleRow({ item, at, picking }: { item: LibraryItem; at: number; picking: Picking | undefined }) {
  return (
    <tr class="table-row" aria-rowindex={at + 2}>
      <th scope="row" class="table-title">
        <span class="table-pick">
          {picking && <PickBox item={item} picking={picking} />}
          <a class="table-link" href={titleLink(item.media_type, item.id)}>
            <span class="table-poster">
              <Poster path={item.poster_path} title={item.title} sizes="36px" calm />
            </span>
            <span class="table-words">
              <span class="table-name cut">{item.title}</span>
              <span class="table-kind">
                {item.media_type === 'movie' ? 'Movie' : 'Series'}
                <span class="table-small-only">{item.release_date && ` · ${year(item.release_date)}`}</span>
              </span>
            </span>
          </a>
        </span>
      </th>
      <td class="table-year">{year(item.release_date)}</td>
      <td class="table-runtime">{item.runtime_minutes ? runtime(item.runtime_minutes) : ''}</td>
      <td class="table-status">
        {statusWords[item.watch_status]}
        {item.times_watched > 1 && ` ×${item.times_watched}`}
      </td>
      <td class="table-rating">{item.personal_rating !== null && <RatingBadge rating={item.personal_rating} />}</td>
      <td class="table-watched">{item.date_last_watched && day(item.date_last_watched)}</td>
      <td class="table-added">{item.date_added && day(item.date_added)}</td>
    </tr>
  );
}

export function Table({ items, total, view, change, picking, onReach }: Props) {
  const virtual = useVirtual({ count: total, height: () => rem(rowHeight), beyond: 10 });
  const wanted = (virtual.rows.at(-1)?.index ?? 0) + 1;
  useEffect(() => {
    if (wanted > items.length) onReach(Math.min(total, wanted));
  }, [wanted, items.length, total, onReach]);
  const before = (virtual.rows[0]?.start ?? virtual.offset) - virtual.offset;
  const after = virtual.size - ((virtual.rows.at(-1)?.end ?? virtual.offset) - virtual.offset);
  return (
    <div class="table-box">
      <table class="table" aria-label="Titles" aria-rowcount={total + 1}>
        <thead class="table-head">
          <tr>
            {columns.map((it) => (
              <Heading key={it.name} {...it} view={view} change={change} />
            ))}
          </tr>
        </thead>
        <tbody ref={virtual.holder as RefObject<HTMLTableSectionElement>}>
          {before > 0 && <tr class="table-room" aria-hidden="true" style={{ height: `${before}px` }} />}
          {virtual.rows.map((row) => {
            const item = items[row.index];
            return item ? (
              <TitleRow key={item.id} item={item} at={row.index} picking={picking} />
            ) : (
              <tr class="table-row" key={`at-${row.index}`} aria-hidden="true" />
            );
          })}
          {after > 0 && <tr class="table-room" aria-hidden="true" style={{ height: `${after}px` }} />}
        </tbody>
      </table>
    </div>
  );
}
