// SPDX-License-Identifier: MIT
// The library as posters. They tell without words how far one is and what one thought; a hand gets its buttons.
import { Bookmark, Check, EllipsisVertical } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { LibraryItem, UpNextItem } from '../../api/types';
import { titleLink } from '../../links';
import { IconButton } from '../../parts/button';
import { useHold } from '../../parts/hold';
import { Icon } from '../../parts/icon';
import { Progress } from '../../parts/progress';
import { RatingBadge } from '../../parts/rating';
import { TitleCard, titleCardHeight } from '../../parts/title-card';
import { VirtualGrid } from '../../parts/virtual';
import { posterWidth } from '../../state/preferences';
import { useRead } from '../../state/resource';
import { number, statusWords, year } from '../../words';
import { Letters } from './letters';
import { Quick, quickMark } from './quick';
import { PickBox, type Picking } from './selection';

function Mark({ item }: { item: LibraryItem }) {
  const seen = item.watch_status === 'completed';
  const listed = item.watchlisted_at !== null && item.watch_status === 'not_started';
  return (
    <>
      {item.personal_rating !== null && <RatingBadge brief rating={item.personal_rating} />}
      {item.times_watched > 1 && (
        <span title={`Watched ${number(item.times_watched)} times`}>{`×${number(item.times_watched)}`}</span>
      )}
      {seen && <Icon of={Check} size={14} />}
      {seen && <span class="unseen">{statusWords.completed}</span>}
      {listed && <Icon of={Bookmark} size={14} filled />}
      {listed && <span class="unseen">On the watchlist</span>}
    </>
  );
}

function noteOf(item: LibraryItem, going: UpNextItem | undefined): string {
  const left = going && going.episodes_aired - going.episodes_watched;
  const state = left
    ? `${number(left)} left`
    : item.watch_status === 'in_progress' || item.watch_status === 'abandoned'
      ? statusWords[item.watch_status]
      : '';
  return [year(item.release_date), state].filter(Boolean).join(' · ');
}

const hasMark = (item: LibraryItem) =>
  item.personal_rating !== null ||
  item.watch_status === 'completed' ||
  (item.watchlisted_at !== null && item.watch_status === 'not_started');

interface CardProps {
  item: LibraryItem;
  width: number;
  /** Of a series that one is in the middle of. */
  going: UpNextItem | undefined;
  /** Under the mouse, or with the focus: it shows its buttons. */
  isActive: boolean;
  onMore: () => void;
  picking: Picking | undefined;
}

function Buttons({ item, going, onMore }: Pick<CardProps, 'item' | 'going' | 'onMore'>) {
  const mark = quickMark(item, going?.next_episode);
  return (
    <div class="quick-buttons">
      {mark && <IconButton icon={Check} label={mark.words} data-mark tabIndex={-1} onClick={() => void mark.act()} />}
      <IconButton icon={EllipsisVertical} label={`Rate and mark ${item.title}`} tabIndex={-1} onClick={onMore} />
    </div>
  );
}

function Card({ item, width, going, isActive, onMore, picking }: CardProps) {
  const card = (
    <TitleCard
      href={titleLink(item.media_type, item.id)}
      title={item.title}
      poster={item.poster_path}
      note={noteOf(item, going)}
      mark={hasMark(item) && <Mark item={item} />}
      foot={
        going && (
          <Progress
            thin
            label={`${item.title}: episodes watched`}
            done={going.episodes_watched}
            total={going.episodes_aired}
          />
        )
      }
      sizes={`${width}px`}
      calm
    />
  );
  return (
    <div class="quick" data-entry={item.id}>
      {picking ? <div inert>{card}</div> : card}
      {picking && <PickBox item={item} picking={picking} />}
      {isActive && !picking && <Buttons item={item} going={going} onMore={onMore} />}
    </div>
  );
}

interface Props {
  items: readonly LibraryItem[];
  total: number;
  /** All are here and in the order of their titles. */
  byTitle: boolean;
  /** Titles are picked rather than opened. */
  picking: Picking | undefined;
  onReach: (wanted: number) => void;
}

const leastForLetters = 40;

export function Grid({ items, total, byTitle, picking, onReach }: Props) {
  const gap = posterWidth.value < 130 ? 12 : 20;
  const [open, setOpen] = useState<LibraryItem>();
  const { data } = useRead(reads.upNext(200));
  const going = new Map(data?.items.map((it) => [it.id, it]));
  const [active, setActive] = useState<string>();
  const go = useRef<(index: number) => void>(() => undefined);
  const idOf = (event: Event) => (event.target as Element).closest<HTMLElement>('.quick')?.dataset.entry;
  const cardOf = (event: Event) => {
    const id = idOf(event);
    return picking ? undefined : items.find((it) => String(it.id) === id);
  };
  const holds = useHold({ of: cardOf, onHold: setOpen, touchOnly: true });
  const hasLetters = byTitle && items.length >= leastForLetters;
  return (
    <div
      class={hasLetters ? 'letters-beside' : ''}
      {...holds}
      onPointerOver={(event) => event.pointerType === 'mouse' && setActive(idOf(event))}
      onPointerLeave={() => {
        holds.onPointerLeave();
        setActive(undefined);
      }}
      onFocusIn={(event) => setActive(idOf(event))}
      onFocusOut={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setActive(undefined)}
      onKeyDown={(event) => {
        const item = event.key === '.' ? cardOf(event) : undefined;
        if (item) setOpen(item);
      }}
    >
      <VirtualGrid
        label="Titles"
        items={items}
        total={total}
        width={posterWidth.value}
        gap={gap}
        height={titleCardHeight}
        itemKey={(it) => it.id}
        onReach={onReach}
        go={go}
      >
        {(item, width) => (
          <Card
            item={item}
            width={width}
            going={going.get(item.id)}
            isActive={active === String(item.id)}
            onMore={() => setOpen(item)}
            picking={picking}
          />
        )}
      </VirtualGrid>
      {hasLetters && <Letters items={items} onGo={(index) => go.current(index)} />}
      {open && <Quick item={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
