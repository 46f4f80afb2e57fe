// SPDX-License-Identifier: MIT
// One season, episode by episode.
import { CalendarClock, Check, ChevronsUp, CircleCheck, EllipsisVertical, Plus } from 'lucide';
import { reads } from '../../api/api';
import type { EpisodeItem, LibraryEntry, SeasonItem } from '../../api/types';
import { Button, IconButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Menu, type MenuItem } from '../../parts/menu';
import { Still } from '../../parts/picture';
import { spoilerFree } from '../../state/preferences';
import { useRead } from '../../state/resource';
import { day, exact, place, runtime } from '../../words';
import type { Asking } from './asking';
import './episode-list.css';
import { PartRated, PartRatingChoice } from './part-rating';

function seenWords(it: EpisodeItem): string {
  if (!it.is_watched) return '';
  if (it.date_source === 'air_date')
    return `Watched, dated to its air date, ${it.watched_date ? day(it.watched_date) : ''}`;
  if (it.watched_at) return `Watched on ${exact(it.watched_at)}`;
  return it.watched_date ? `Watched on ${day(it.watched_date)}` : 'Watched, date unknown';
}

interface EpisodeProps {
  entry: LibraryEntry;
  it: EpisodeItem;
  asking: Asking;
}

function Episode({ entry, it, asking }: EpisodeProps) {
  const { data } = useRead(reads.entryPlays(entry.id));
  const hidden = spoilerFree.value && !it.is_watched;
  const words = `${entry.title} ${place(it.season_number, it.episode_number)}`;
  const plays = (data?.items ?? []).filter(
    (play) => play.season_number === it.season_number && play.episode_number === it.episode_number,
  );
  const items: MenuItem[] = [
    ...(it.is_watched ? [{ label: 'Dates and plays…', icon: CalendarClock, onPick: () => asking.press(it) }] : []),
    {
      label: it.is_watched ? 'Add a rewatch…' : 'Watched on another day…',
      icon: Plus,
      onPick: () => asking.date(it),
    },
    { label: 'Everything up to here…', icon: ChevronsUp, onPick: () => asking.upTo(it) },
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
        <h4>
          <span class="muted">{it.episode_number}</span>{' '}
          {hidden ? `Episode ${it.episode_number}` : it.name || `Episode ${it.episode_number}`}
        </h4>
        <p class="muted small">
          {[
            it.is_on_tmdb ? (it.air_date ? day(it.air_date) : 'no air date') : 'not on TMDB',
            it.runtime_minutes && runtime(it.runtime_minutes),
            plays.length > 1 && `${plays.length} plays`,
          ]
            .filter(Boolean)
            .join(' · ')}
          {it.rating !== null && ' · '}
          <PartRated rating={it.rating} />
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
          icon={it.is_watched ? CircleCheck : Check}
          label={it.is_watched ? `${words}: watched. Dates and plays` : `Mark ${words} as watched`}
          class={it.is_watched ? 'episode-done' : ''}
          disabled={!it.has_aired}
          data-mark={it.is_watched ? undefined : ''}
          onClick={() => asking.press(it)}
        />
        <Menu label={`More for ${words}`} items={items}>
          <Icon of={EllipsisVertical} />
        </Menu>
      </div>
    </li>
  );
}

interface Props {
  entry: LibraryEntry;
  season: SeasonItem;
  /** What the season is called. */
  name: string;
  asking: Asking;
}

export function EpisodeList({ entry, season, name, asking }: Props) {
  const left = season.episodes.some((it) => it.has_aired && !it.is_watched);
  return (
    <div class="episodes">
      {(left || season.overview || season.episodes_watched > 0) && (
        <div class="line episodes-head">
          <div class="grow">
            {season.overview && <p class="muted small">{season.overview}</p>}
            {season.episodes_watched > 0 && <PartRatingChoice entry={entry} of={season} />}
          </div>
          {left && (
            <Button small icon={Check} onClick={() => asking.season(season.season_number, name)}>
              Mark all as watched…
            </Button>
          )}
        </div>
      )}
      {season.episodes.length === 0 && <p class="muted small">TMDB lists no episodes of it yet.</p>}
      <ol aria-label={`Episodes of ${name}`}>
        {season.episodes.map((it) => (
          <Episode key={it.episode_number} entry={entry} it={it} asking={asking} />
        ))}
      </ol>
    </div>
  );
}
