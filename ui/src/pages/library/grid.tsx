// SPDX-License-Identifier: MIT
// The library as posters.
import { Bookmark, Check } from 'lucide';
import type { LibraryItem } from '../../api/types';
import { titleLink } from '../../links';
import { Icon } from '../../parts/icon';
import { RatingBadge } from '../../parts/rating';
import { TitleCard, titleCardHeight } from '../../parts/title-card';
import { VirtualGrid } from '../../parts/virtual';
import { posterWidth } from '../../state/preferences';
import { statusWords, year } from '../../words';

function Mark({ item }: { item: LibraryItem }) {
  const seen = item.watch_status === 'completed';
  const listed = item.watchlisted_at !== null && item.watch_status === 'not_started';
  return (
    <>
      {item.personal_rating !== null && <RatingBadge brief rating={item.personal_rating} />}
      {seen && <Icon of={Check} size={14} />}
      {seen && <span class="unseen">{statusWords.completed}</span>}
      {listed && <Icon of={Bookmark} size={14} filled />}
      {listed && <span class="unseen">On the watchlist</span>}
    </>
  );
}

function noteOf(item: LibraryItem): string {
  const kind = item.media_type === 'movie' ? 'Movie' : 'Series';
  const going = item.watch_status === 'in_progress' || item.watch_status === 'abandoned';
  return [year(item.release_date), going ? statusWords[item.watch_status] : kind].filter(Boolean).join(' · ');
}

const hasMark = (item: LibraryItem) =>
  item.personal_rating !== null ||
  item.watch_status === 'completed' ||
  (item.watchlisted_at !== null && item.watch_status === 'not_started');

interface Props {
  items: readonly LibraryItem[];
  total: number;
  onReach: (wanted: number) => void;
}

export function Grid({ items, total, onReach }: Props) {
  const gap = posterWidth.value < 130 ? 12 : 20;
  return (
    <VirtualGrid
      label="Titles"
      items={items}
      total={total}
      width={posterWidth.value}
      gap={gap}
      height={titleCardHeight}
      itemKey={(it) => it.id}
      onReach={onReach}
    >
      {(item, width) => (
        <TitleCard
          href={titleLink(item.media_type, item.id)}
          title={item.title}
          poster={item.poster_path}
          note={noteOf(item)}
          mark={hasMark(item) && <Mark item={item} />}
          sizes={`${width}px`}
          calm
        />
      )}
    </VirtualGrid>
  );
}
