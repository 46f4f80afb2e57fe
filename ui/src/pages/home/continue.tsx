// SPDX-License-Identifier: MIT
// What one is in the middle of: the series watched last, large, with the one press for tonight.
import { Check } from 'lucide';
import type { UpNextItem } from '../../api/types';
import { below } from '../../base';
import { episodeLink } from '../../links';
import { Button } from '../../parts/button';
import { Progress } from '../../parts/progress';
import { spoilerFree } from '../../state/preferences';
import { ago, count, episode, exact, runtime } from '../../words';
import { watchedNext } from '../title/plays';
import './continue.css';

export function Continue({ item }: { item: UpNextItem }) {
  const next = item.next_episode;
  const where = episode(next.season_number, next.episode_number);
  const left = item.episodes_aired - item.episodes_watched;
  const file = item.backdrop_path?.replace(/^\//, '');
  const facts = [
    next.runtime_minutes && runtime(next.runtime_minutes),
    left === 1 ? 'the last one' : `${count(left, 'episode')} left`,
  ];
  return (
    <section class="continue card" aria-label="Continue">
      <span class="continue-picture" aria-hidden="true">
        {file && (
          <img
            src={below(`/images/backdrop/w1280/${file}`)}
            srcset={`${below(`/images/backdrop/w780/${file}`)} 780w, ${below(`/images/backdrop/w1280/${file}`)} 1280w`}
            sizes="(min-width: 900px) 60vw, 100vw"
            alt=""
          />
        )}
      </span>
      <div class="continue-words">
        <p class="muted small" title={item.date_last_watched ? exact(item.date_last_watched) : undefined}>
          {item.date_last_watched ? `Watched ${ago(item.date_last_watched)}` : 'Not started'}
        </p>
        <h2>
          <a href={episodeLink(item.id, next.season_number, next.episode_number)}>{item.name}</a>
        </h2>
        <p class="continue-episode">
          {where}
          {next.name && !spoilerFree.value && ` · ${next.name}`}
        </p>
        <p class="muted small">{facts.filter(Boolean).join(' · ')}</p>
        <Progress
          label={`${item.name}: episodes watched`}
          done={item.episodes_watched}
          total={item.episodes_aired}
          thin
        />
        <Button
          kind="primary"
          icon={Check}
          data-mark="main"
          aria-label={`Mark ${item.name} ${where} as watched`}
          onClick={() => void watchedNext(item.id, next)}
        >
          Watched
        </Button>
      </div>
    </section>
  );
}
