// SPDX-License-Identifier: MIT
// What can be done with a title without leaving the library: opened by its button, or by holding its poster.
import { ArrowRight, Check } from 'lucide';
import { reads } from '../../api/api';
import type { LibraryEntry, LibraryItem } from '../../api/types';
import { titleLink } from '../../links';
import { Button, LinkButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { said } from '../../said';
import { useRead } from '../../state/resource';
import { episode, year } from '../../words';
import { Own } from '../title/own';
import { watched, watchedNext } from '../title/plays';
import './quick.css';

/** Marks a movie, or the next episode of a series; nothing where there is nothing to mark. */
export function quickMark(item: LibraryItem, next: LibraryEntry['next_episode'] | undefined) {
  if (item.media_type === 'series') {
    if (!next) return undefined;
    const where = episode(next.season_number, next.episode_number);
    return { words: `Mark ${item.title} ${where} as watched`, act: () => watchedNext(item.id, next) };
  }
  if (item.watch_status === 'completed') return undefined;
  const play = { scope: 'movie' as const, watched_at: 'now' };
  return {
    words: `Mark ${item.title} as watched`,
    act: () => watched(item.id, play, said.markedTitle(item.title)),
  };
}

export function Quick({ item, onClose }: { item: LibraryItem; onClose: () => void }) {
  const { data } = useRead(reads.entry(item.id));
  const mark = data && quickMark(data, data.next_episode);
  const next = data?.next_episode;
  return (
    <Dialog title={[item.title, year(item.release_date)].filter(Boolean).join(' · ')} open onClose={onClose}>
      <div class="quick-sheet">
        {data && <Own entry={data} />}
        <div class="line">
          {mark && (
            <Button kind="primary" icon={Check} onClick={() => void mark.act()}>
              {next ? `Watched ${episode(next.season_number, next.episode_number)}` : 'Watched'}
            </Button>
          )}
          <LinkButton icon={ArrowRight} href={titleLink(item.media_type, item.id)}>
            Open
          </LinkButton>
        </div>
      </div>
    </Dialog>
  );
}
