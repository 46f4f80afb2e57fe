// SPDX-License-Identifier: MIT
// A season as small numbered squares: seen or not at a glance, and marked with one press.
import type { EpisodeItem, LibraryEntry, SeasonItem } from '../../api/types';
import { useHold } from '../../parts/hold';
import { spoilerFree } from '../../state/preferences';
import { day } from '../../words';
import type { Asking } from './asking';
import './squares.css';

function stateOf(it: EpisodeItem): 'seen' | 'air-date' | 'aired' | 'to-come' {
  if (it.is_watched) return it.date_source === 'air_date' ? 'air-date' : 'seen';
  return it.has_aired ? 'aired' : 'to-come';
}

const stateWords = {
  seen: 'watched',
  'air-date': 'watched, its date is the air date',
  aired: 'not watched',
  'to-come': 'has not aired',
} as const;

function Square({ it, isNext }: { it: EpisodeItem; isNext: boolean }) {
  const state = stateOf(it);
  const name = it.is_watched || !spoilerFree.value ? it.name : '';
  const where = it.season_number === 0 ? 'Special' : `Season ${it.season_number} episode`;
  const words = [`${where} ${it.episode_number}`, name, it.air_date && day(it.air_date), stateWords[state]];
  const label = words.filter(Boolean).join(', ');
  return (
    <button
      type="button"
      class={`square square-${state} ${isNext ? 'square-next' : ''}`}
      data-episode={it.episode_number}
      aria-label={label}
      aria-pressed={it.is_watched}
      tabIndex={-1}
      title={label}
    >
      {it.episode_number}
    </button>
  );
}

/** Pressing, holding and pressing with Shift, for all squares of a season at once. */
function usePresses(season: SeasonItem, asking: Asking) {
  const episodeOf = (event: Event) => {
    const square = (event.target as HTMLElement).closest<HTMLElement>('.square');
    return season.episodes.find((it) => String(it.episode_number) === square?.dataset.episode);
  };
  return {
    ...useHold({ of: episodeOf, onHold: asking.upTo }),
    onClick: (event: MouseEvent) => {
      const it = episodeOf(event);
      if (!it) return;
      if (event.shiftKey) asking.upTo(it);
      else asking.press(it);
    },
  };
}

interface Props {
  season: SeasonItem;
  next: LibraryEntry['next_episode'];
  asking: Asking;
}

export function Squares({ season, next, asking }: Props) {
  const nextHere = next?.season_number === season.season_number ? next.episode_number : undefined;
  return (
    <div class="season-squares" {...usePresses(season, asking)}>
      {season.episodes.map((it) => (
        <Square key={it.episode_number} it={it} isNext={it.episode_number === nextHere} />
      ))}
    </div>
  );
}
