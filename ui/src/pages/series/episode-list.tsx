// SPDX-License-Identifier: MIT
// One season, episode by episode.
import { CalendarClock, Check, ChevronsUp, EllipsisVertical, Plus, Trash2, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { EpisodeItem, LibraryEntry, PlayItem, SeasonItem } from '../../api/types';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Menu, type MenuItem } from '../../parts/menu';
import { Still } from '../../parts/picture';
import { spoilerFree } from '../../state/preferences';
import { useRead } from '../../state/resource';
import { dated, day, episode as place, exact, runtime } from '../../words';
import { moved, unwatched, watched } from '../title/plays';
import { When } from '../title/when';
import './episode-list.css';

function seenWords(it: EpisodeItem): string {
  if (!it.is_watched) return '';
  if (it.date_source === 'air_date')
    return `Watched; dated to its air date, ${it.watched_date ? day(it.watched_date) : ''}`;
  if (it.watched_at) return `Watched on ${exact(it.watched_at)}`;
  return it.watched_date ? `Watched on ${day(it.watched_date)}` : 'Watched, some day';
}

function whenOf(play: PlayItem): string {
  const when = dated(play);
  return when ? exact(when) : 'some day';
}

interface Asking {
  it: EpisodeItem;
  /** The play whose date is changed; none: another one is added. */
  play?: PlayItem;
}

function Episode({ entry, it, onAsk }: { entry: LibraryEntry; it: EpisodeItem; onAsk: (asking: Asking) => void }) {
  const { data } = useRead(reads.entryPlays(entry.id));
  const hidden = spoilerFree.value && !it.is_watched;
  const where = { season_number: it.season_number, episode_number: it.episode_number };
  const words = `${entry.title} ${place(it.season_number, it.episode_number)}`;
  const plays = (data?.items ?? []).filter(
    (play) => play.season_number === it.season_number && play.episode_number === it.episode_number,
  );
  const remove = () => void unwatched(entry, { scope: 'episode', ...where }, `${words} is not watched any more`);
  const mark = () => void watched(entry, { scope: 'episode', ...where, watched_at: 'now' }, `${words} is watched`);
  const items: MenuItem[] = [
    ...plays.map((play) => ({
      label: plays.length > 1 ? `Change ${whenOf(play)}` : 'Change the date',
      icon: CalendarClock,
      onPick: () => onAsk({ it, play }),
    })),
    {
      label: it.is_watched ? 'Watched again…' : 'Watched on another day…',
      icon: Plus,
      onPick: () => onAsk({ it }),
    },
    {
      label: 'Everything up to here',
      icon: ChevronsUp,
      onPick: () =>
        void watched(entry, { scope: 'up_to', ...where, watched_at: 'now' }, `Everything up to ${words} is watched`),
    },
    ...(it.is_watched ? [{ label: 'Not watched', icon: Trash2, danger: true, onPick: remove }] : []),
  ];
  return (
    <li class="episode" id={`e${it.episode_number}`}>
      <div class="episode-still">
        <Still
          path={hidden ? null : it.still_path}
          title={hidden ? String(it.episode_number) : it.name || entry.title}
          sizes="(min-width: 900px) 192px, 112px"
        />
      </div>
      <div class="episode-words">
        <h3>
          <span class="muted">{it.episode_number}</span>{' '}
          {hidden ? `Episode ${it.episode_number}` : it.name || `Episode ${it.episode_number}`}
        </h3>
        <p class="muted small">
          {[
            it.is_on_tmdb ? (it.air_date ? day(it.air_date) : 'no air date') : 'not on TMDB',
            it.runtime_minutes && runtime(it.runtime_minutes),
            plays.length > 1 && `${plays.length} plays`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {it.overview && !hidden && <p class="episode-overview small">{it.overview}</p>}
        {it.is_watched && (
          <p
            class="episode-seen small"
            title={
              it.date_source === 'air_date'
                ? 'More than four episodes of this series came with the same day, so each counts on the day it aired.'
                : undefined
            }
          >
            {seenWords(it)}
          </p>
        )}
      </div>
      <div class="episode-actions">
        <IconButton
          icon={it.is_watched ? Undo2 : Check}
          label={it.is_watched ? `${words}: not watched` : `Mark ${words} as watched`}
          disabled={!it.has_aired}
          onClick={it.is_watched ? remove : mark}
        />
        <Menu label={`More for ${words}`} items={items}>
          <Icon of={EllipsisVertical} />
        </Menu>
      </div>
    </li>
  );
}

export function EpisodeList({ entry, season }: { entry: LibraryEntry; season: SeasonItem }) {
  const [asking, setAsking] = useState<Asking>();
  const name = season.season_number === 0 ? 'Specials' : season.name;
  const left = season.episodes.some((it) => it.has_aired && !it.is_watched);
  return (
    <section class="episodes" aria-labelledby="episodes-head">
      <header class="line">
        <h2 id="episodes-head" class="grow">
          {name}
        </h2>
        {left && (
          <Button
            small
            icon={Check}
            onClick={() =>
              void watched(
                entry,
                { scope: 'season', season_number: season.season_number, watched_at: 'now' },
                `${entry.title}: ${name} is watched`,
              )
            }
          >
            Mark all as watched
          </Button>
        )}
      </header>
      {season.overview && <p class="muted small episodes-overview">{season.overview}</p>}
      {season.episodes.length === 0 && <p class="muted small">TMDB lists no episode of it yet.</p>}
      <ol>
        {season.episodes.map((it) => (
          <Episode key={it.episode_number} entry={entry} it={it} onAsk={setAsking} />
        ))}
      </ol>
      <When
        title={asking ? `When did you watch ${place(asking.it.season_number, asking.it.episode_number)}?` : ''}
        open={asking !== undefined}
        {...(asking?.play && { value: dated(asking.play) })}
        onClose={() => setAsking(undefined)}
        onPick={(at) => {
          if (!asking) return;
          const { it, play } = asking;
          if (play) void moved(play.id, at, dated(play));
          else
            void watched(
              entry,
              { scope: 'episode', season_number: it.season_number, episode_number: it.episode_number, watched_at: at },
              `${entry.title} ${place(it.season_number, it.episode_number)} is watched`,
            );
        }}
      />
    </section>
  );
}
