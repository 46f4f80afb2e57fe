// SPDX-License-Identifier: MIT
// Every season as a row of small numbered squares: seen or not at a glance, and marked with one press.
import { useRef } from 'preact/hooks';
import type { EpisodeItem, LibraryEntry, SeasonItem } from '../../api/types';
import { spoilerFree } from '../../state/preferences';
import { day, episode as place } from '../../words';
import { unwatched, watched } from '../title/plays';
import { seasonWords } from './counts';
import { markRange } from './mark-range';
import './seasons.css';

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

interface SquareProps {
  it: EpisodeItem;
  onPress: (ranged: boolean) => void;
}

function Square({ it, onPress }: SquareProps) {
  const held = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const state = stateOf(it);
  const name = it.is_watched || !spoilerFree.value ? it.name : '';
  const where = it.season_number === 0 ? 'Special' : `Season ${it.season_number} episode`;
  const words = [`${where} ${it.episode_number}`, name, it.air_date && day(it.air_date), stateWords[state]];
  const label = words.filter(Boolean).join(', ');
  const stop = () => clearTimeout(timer.current);
  return (
    <button
      type="button"
      class={`square square-${state}`}
      aria-label={label}
      aria-pressed={it.is_watched}
      title={label}
      onPointerDown={() => {
        held.current = false;
        timer.current = setTimeout(() => {
          held.current = true;
          onPress(true);
        }, holdFor);
      }}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => held.current && event.preventDefault()}
      onClick={(event) => {
        if (!held.current) onPress(event.shiftKey);
      }}
    >
      {it.episode_number}
    </button>
  );
}

interface Props {
  entry: LibraryEntry;
  chosen: number;
  onChoose: (season: number) => void;
}

export function Seasons({ entry, chosen, onChoose }: Props) {
  // Where a range begins: the square that was pressed last.
  const anchor = useRef<EpisodeItem>();

  const press = (season: SeasonItem, it: EpisodeItem, ranged: boolean) => {
    const from = anchor.current?.season_number === it.season_number ? anchor.current.episode_number : undefined;
    anchor.current = it;
    if (ranged) {
      void markRange(entry, season, it.episode_number, from);
      return;
    }
    const which = { season_number: it.season_number, episode_number: it.episode_number };
    const words = `${entry.title} ${place(it.season_number, it.episode_number)}`;
    if (it.is_watched) void unwatched(entry, { scope: 'episode', ...which }, `${words} is not watched any more`);
    else void watched(entry, { scope: 'episode', ...which, watched_at: 'now' }, `${words} is watched`);
  };

  return (
    <section class="seasons" aria-labelledby="seasons-head">
      <h2 id="seasons-head">Seasons</h2>
      <p class="muted small seasons-help">
        Press a square to mark it; hold it, or press it with Shift, to mark everything up to it.
      </p>
      {entry.seasons.map((season) => (
        <div key={season.season_number} class={`season ${season.season_number === chosen ? 'season-chosen' : ''}`}>
          <button
            type="button"
            class="season-name"
            aria-pressed={season.season_number === chosen}
            onClick={() => onChoose(season.season_number)}
          >
            <span class="cut">{season.season_number === 0 ? 'Specials' : season.name}</span>
            <span class="muted small">{seasonWords(season, entry.numbering?.differs)}</span>
          </button>
          <div class="season-squares">
            {season.episodes.map((it) => (
              <Square key={it.episode_number} it={it} onPress={(ranged) => press(season, it, ranged)} />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
