// SPDX-License-Identifier: MIT
// One row of a list: its place, poster and title, the note, and what one can do with it.
import { ArrowDown, ArrowUp, ChevronsDown, ChevronsUp, EllipsisVertical, StickyNote, X } from 'lucide';
import type { ListItem } from '../../api/types';
import { personLink, titleLink, tmdbLink } from '../../links';
import { IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Menu } from '../../parts/menu';
import { Poster } from '../../parts/picture';
import { episode, number } from '../../words';

interface Props {
  row: ListItem;
  /** How many there are. */
  last: number;
  onMove: (place: number) => void;
  onNote: () => void;
  onRemove: () => void;
}

/** Nothing where nobody knows its number. */
function linkOf(row: ListItem): string | undefined {
  if (row.media_type === 'person') return row.tmdb_id === null ? undefined : personLink(row.tmdb_id);
  const type = row.media_type === 'movie' ? 'movie' : 'series';
  if (row.entry_id !== null) return titleLink(type, row.entry_id);
  return row.tmdb_id === null ? undefined : tmdbLink(type, row.tmdb_id);
}

function whatItIs(row: ListItem): string {
  const { season_number: season, episode_number: nth } = row;
  const part =
    season === null
      ? ''
      : nth === null
        ? season === 0
          ? 'Specials'
          : `Season ${season}`
        : [episode(season, nth), row.episode_name].filter(Boolean).join(' · ');
  const kind = row.media_type === 'person' ? 'Person' : row.media_type === 'series' ? 'Series' : '';
  return [part || kind, row.year, row.entry_id !== null && 'In your library'].filter(Boolean).join(' · ');
}

export function Row({ row, last, onMove, onNote, onRemove }: Props) {
  const href = linkOf(row);
  const name = row.title || 'A title without a name';
  const place = row.position;
  return (
    <li class="list-row">
      <span class="list-row-place muted">{number(place)}</span>
      <span class="list-row-poster" aria-hidden="true">
        <Poster path={row.poster_path} title={name} sizes="56px" calm />
      </span>
      <span class="list-row-words">
        {href ? (
          <a class="list-row-title" href={href}>
            {name}
          </a>
        ) : (
          <span class="list-row-title">{name}</span>
        )}
        <span class="muted small">{whatItIs(row)}</span>
        {row.note && (
          <button type="button" class="list-row-note" onClick={onNote}>
            <span class="unseen">Note: </span>
            {row.note}
          </button>
        )}
      </span>
      <span class="list-row-tools">
        <IconButton icon={ArrowUp} label={`Move ${name} up`} disabled={place === 1} onClick={() => onMove(place - 1)} />
        <IconButton
          icon={ArrowDown}
          label={`Move ${name} down`}
          disabled={place === last}
          onClick={() => onMove(place + 1)}
        />
        <Menu
          label={`More for ${name}`}
          items={[
            { label: row.note ? 'Edit note' : 'Add a note', icon: StickyNote, onPick: onNote },
            { label: 'To the top', icon: ChevronsUp, onPick: () => onMove(1) },
            { label: 'To the end', icon: ChevronsDown, onPick: () => onMove(last) },
            { label: 'Take off the list', icon: X, danger: true, onPick: onRemove },
          ]}
        >
          <Icon of={EllipsisVertical} />
        </Menu>
      </span>
    </li>
  );
}
