// SPDX-License-Identifier: MIT
// Every season as a row of small numbered squares: seen or not at a glance, and marked with one press.
import { useRef } from 'preact/hooks';
import type { EpisodeItem, LibraryEntry, SeasonItem } from '../../api/types';
import { spoilerFree } from '../../state/preferences';
import { day } from '../../words';
import type { Asking } from './asking';
import { seasonWords } from './counts';
import './seasons.css';
import { onSquareFocus, onSquareKey } from './squares';

const holdFor = 500; // ms

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

function Square({ it }: { it: EpisodeItem }) {
  const state = stateOf(it);
  const name = it.is_watched || !spoilerFree.value ? it.name : '';
  const where = it.season_number === 0 ? 'Special' : `Season ${it.season_number} episode`;
  const words = [`${where} ${it.episode_number}`, name, it.air_date && day(it.air_date), stateWords[state]];
  const label = words.filter(Boolean).join(', ');
  return (
    <button
      type="button"
      class={`square square-${state}`}
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

/** Pressing, holding and pressing with Shift, for all squares of a season at once: there may be a thousand of them. */
function usePresses(season: SeasonItem, asking: Asking) {
  const held = useRef(false);
  const timer = useRef(0);
  const episodeOf = (event: Event) => {
    const square = (event.target as HTMLElement).closest<HTMLElement>('.square');
    return season.episodes.find((it) => String(it.episode_number) === square?.dataset.episode);
  };
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      const it = episodeOf(event);
      held.current = false;
      stop();
      if (!it) return;
      timer.current = window.setTimeout(() => {
        held.current = true;
        asking.upTo(it);
      }, holdFor);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event: Event) => held.current && event.preventDefault(),
    onClick: (event: MouseEvent) => {
      const it = episodeOf(event);
      if (!it || held.current) return;
      if (event.shiftKey) asking.upTo(it);
      else asking.press(it);
    },
  };
}

function Squares({ season, asking }: { season: SeasonItem; asking: Asking }) {
  return (
    <div class="season-squares" {...usePresses(season, asking)}>
      {season.episodes.map((it) => (
        <Square key={it.episode_number} it={it} />
      ))}
    </div>
  );
}

interface Props {
  entry: LibraryEntry;
  chosen: number;
  onChoose: (season: number) => void;
  asking: Asking;
}

export function Seasons({ entry, chosen, onChoose, asking }: Props) {
  // The season that is open is where Tab leads to.
  const stop = entry.seasons.some((it) => it.season_number === chosen) ? chosen : entry.seasons[0]?.season_number;
  return (
    <section class="seasons" aria-labelledby="seasons-head" onKeyDown={onSquareKey} onFocusIn={onSquareFocus}>
      <h2 id="seasons-head">Seasons</h2>
      <p class="muted small seasons-help">
        Press a square to mark it. Hold it, or press with Shift, to mark everything up to it.
      </p>
      {entry.seasons.map((season) => (
        <div key={season.season_number} class={`season ${season.season_number === chosen ? 'season-chosen' : ''}`}>
          <button
            type="button"
            class="season-name"
            aria-pressed={season.season_number === chosen}
            tabIndex={season.season_number === stop ? 0 : -1}
            onClick={() => onChoose(season.season_number)}
          >
            <span class="cut">{season.season_number === 0 ? 'Specials' : season.name}</span>
            <span class="muted small">{seasonWords(season, entry.numbering?.differs)}</span>
          </button>
          <Squares season={season} asking={asking} />
        </div>
      ))}
    </section>
  );
}
