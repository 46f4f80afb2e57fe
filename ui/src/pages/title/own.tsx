// SPDX-License-Identifier: MIT
// What somebody says of a title of the library: rating, favourite, watchlist, note; and removing it.
import {
  Bookmark,
  CircleSlash,
  EllipsisVertical,
  Eye,
  EyeOff,
  Heart,
  Image,
  ListPlus,
  RotateCcw,
  StickyNote,
  Trash2,
} from 'lucide';
import { useState } from 'preact/hooks';
import type { LibraryEntry } from '../../api/types';
import { listLink } from '../../links';
import { IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Menu, type MenuItem } from '../../parts/menu';
import { RatingPicker } from '../../parts/rating';
import { said } from '../../said';
import { complain } from '../../state/toasts';
import { AddToList } from '../lists/add-to-list';
import { changeNow } from './change';
import { Note } from './note';
import './own.css';
import { Removal } from './removal';

export function Own({ entry }: { entry: LibraryEntry }) {
  const [asking, setAsking] = useState<'note' | 'lists' | 'removal'>();
  const listed = entry.watchlisted_at !== null;
  const dropped = entry.watch_status === 'abandoned';
  const favourite = entry.is_favorite;

  const rate = (rating: number | null) =>
    changeNow(entry, { personal_rating: rating }, rating === null ? said.ratingCleared : said.rated(rating), {
      personal_rating: entry.own_rating,
    });
  const favour = () =>
    changeNow(entry, { is_favorite: !favourite }, said.favourite(!favourite), { is_favorite: favourite });
  const list = () => changeNow(entry, { watchlisted: !listed }, said.listed(!listed), { watchlisted: listed });
  const drop = () => changeNow(entry, { abandoned: !dropped }, said.dropped(!dropped), { abandoned: dropped });

  const hidden = entry.hidden_from_up_next;
  const hide = () =>
    changeNow(entry, { hidden_from_up_next: !hidden }, said.upNext(!hidden), { hidden_from_up_next: hidden });

  const picture = async () => {
    try {
      await (await import('./title-picture')).saveTitlePicture(entry);
    } catch (error) {
      complain(error, () => void picture());
    }
  };

  const items: MenuItem[] = [
    { label: entry.notes ? 'Edit note' : 'Add a note', icon: StickyNote, onPick: () => setAsking('note') },
    { label: 'Add to a list', icon: ListPlus, onPick: () => setAsking('lists') },
    { label: 'Picture to share', icon: Image, onPick: () => void picture() },
    { label: dropped ? 'Start again' : 'Drop', icon: dropped ? RotateCcw : CircleSlash, onPick: drop },
    ...(entry.media_type === 'series'
      ? [{ label: hidden ? 'Show in Up next' : 'Hide from Up next', icon: hidden ? Eye : EyeOff, onPick: hide }]
      : []),
    { label: 'Remove from library…', icon: Trash2, danger: true, onPick: () => setAsking('removal') },
  ];

  return (
    <div class="own">
      <RatingPicker value={entry.personal_rating} onPick={rate} />
      <div class="line">
        <IconButton icon={Heart} label="Favourite" pressed={favourite} filled={favourite} onClick={favour} />
        <IconButton icon={Bookmark} label="Watchlist" pressed={listed} filled={listed} onClick={list} />
        <Menu label={`More for ${entry.title}`} items={items}>
          <Icon of={EllipsisVertical} />
        </Menu>
      </div>
      {entry.notes && (
        <button type="button" class="own-note" onClick={() => setAsking('note')}>
          <span class="unseen">Your note: </span>
          {entry.notes}
        </button>
      )}
      {entry.lists.length > 0 && (
        <p class="own-lists small">
          {'On '}
          {entry.lists.map((list, at) => (
            <span key={list.id}>
              {at > 0 && ', '}
              <a class="link" href={listLink(list.id)}>
                {list.name}
              </a>
            </span>
          ))}
        </p>
      )}
      {asking === 'note' && <Note entry={entry} onClose={() => setAsking(undefined)} />}
      {asking === 'lists' && (
        <AddToList
          title={{ type: entry.media_type, tmdbId: entry.tmdb_id, name: entry.title }}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'removal' && <Removal entry={entry} onClose={() => setAsking(undefined)} />}
    </div>
  );
}
