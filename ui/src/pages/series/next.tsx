// SPDX-License-Identifier: MIT
// The one thing to do on a series: its next episode, and the press that says it is watched.
import { CalendarClock, Check } from 'lucide';
import type { EpisodeItem, LibraryEntry } from '../../api/types';
import { episodeLink } from '../../links';
import { Button, IconButton } from '../../parts/button';
import { Backdrop, Still } from '../../parts/picture';
import { spoilerFree } from '../../state/preferences';
import { ago, day, place, runtime } from '../../words';
import { watchedNext } from '../title/plays';
import type { Asking } from './asking';
import { coming } from './counts';
import './next.css';

interface Props {
  entry: LibraryEntry;
  asking: Asking;
}

function Picture({ entry, it }: { entry: LibraryEntry; it: EpisodeItem }) {
  const sizes = '(min-width: 600px) 256px, 128px';
  return it.still_path && !spoilerFree.value ? (
    <Still path={it.still_path} title={entry.title} sizes={sizes} eager />
  ) : (
    <Backdrop path={entry.backdrop_path} title={entry.title} sizes={sizes} eager />
  );
}

export function Next({ entry, asking }: Props) {
  const next = entry.next_episode;
  const it = entry.seasons
    .find((season) => season.season_number === next?.season_number)
    ?.episodes.find((one) => one.episode_number === next?.episode_number);
  if (!next || !it) return <Coming entry={entry} />;
  const where = place(it.season_number, it.episode_number);
  const facts = [it.runtime_minutes && runtime(it.runtime_minutes), it.air_date && `aired ${day(it.air_date)}`];
  return (
    <section class="next card" aria-labelledby="next-head">
      <a class="next-still" href={episodeLink(entry.id, it.season_number, it.episode_number)} tabIndex={-1} aria-hidden>
        <Picture entry={entry} it={it} />
      </a>
      <div class="next-words">
        <h2 id="next-head">
          Next: {where}
          {it.name && !spoilerFree.value && <span class="next-name">{` · ${it.name}`}</span>}
        </h2>
        <p class="muted small">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div class="next-do">
        <Button kind="primary" icon={Check} data-mark="main" onClick={() => void watchedNext(entry.id, next)}>
          Watched<span class="unseen">{` ${where}`}</span>
        </Button>
        <IconButton icon={CalendarClock} label={`${where}: watched on another day…`} onClick={() => asking.date(it)} />
      </div>
    </section>
  );
}

/** Nothing is left: when there will be. */
function Coming({ entry }: { entry: LibraryEntry }) {
  const it = coming(entry);
  if (!it?.air_date) return null;
  return (
    <p class="next-coming small">
      {`Up to date. ${place(it.season_number, it.episode_number)} airs ${ago(it.air_date)}, on ${day(it.air_date)}.`}
    </p>
  );
}
