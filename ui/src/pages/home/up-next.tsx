// SPDX-License-Identifier: MIT
// The next episode of every series that somebody is in the middle of, the one watched last large; one press says it is
// watched.
import { Check } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { UpNextItem } from '../../api/types';
import { Icon } from '../../parts/icon';
import { Backdrop, Still } from '../../parts/picture';
import { Progress } from '../../parts/progress';
import { Row } from '../../parts/row';
import { Failed } from '../../parts/states';
import { episodeLink } from '../../links';
import { spoilerFree } from '../../state/preferences';
import { useRead } from '../../state/resource';
import { episode, number } from '../../words';
import { watchedNext } from '../title/plays';
import { Continue } from './continue';
import { RowSkeleton } from './row-skeleton';
import './up-next.css';

function Card({ item }: { item: UpNextItem }) {
  const next = item.next_episode;
  const [busy, setBusy] = useState(false);
  const place = episode(next.season_number, next.episode_number);
  const name = spoilerFree.value ? '' : next.name;
  const picture = spoilerFree.value ? null : next.still_path;
  const left = item.episodes_aired - item.episodes_watched;

  const press = () => {
    setBusy(true);
    void watchedNext(item.id, next).then(() => setBusy(false));
  };

  return (
    <li class={`up-next ${busy ? 'up-next-done' : ''}`}>
      <a class="up-next-link" href={episodeLink(item.id, next.season_number, next.episode_number)}>
        {picture ? (
          <Still path={picture} title={item.name} sizes="(min-width: 900px) 304px, 75vw" eager />
        ) : (
          <Backdrop path={item.backdrop_path} title={item.name} sizes="(min-width: 900px) 304px, 75vw" eager />
        )}
        <span class="up-next-title cut">{item.name}</span>
        <span class="up-next-episode cut">
          {place}
          {name && ` · ${name}`}
        </span>
      </a>
      <button
        type="button"
        class="up-next-mark"
        data-mark
        aria-label={`Mark ${item.name} ${place} as watched`}
        title="Mark as watched"
        disabled={busy}
        onClick={press}
      >
        <Icon of={Check} size={20} />
      </button>
      <span class="up-next-progress">
        <Progress
          thin
          label={`${item.name}: episodes watched`}
          done={item.episodes_watched}
          total={item.episodes_aired}
        />
        <span class="up-next-left">{left === 1 ? 'last one' : `${number(left)} left`}</span>
      </span>
    </li>
  );
}

export function UpNext() {
  const { data, error, again } = useRead(reads.upNext(30));
  // A series that was just gone on with stays where it is, until the page is opened anew.
  const places = useRef(new Map<number, number>());
  if (!data) return error ? <Failed error={error} again={again} /> : <RowSkeleton shape="still" />;
  for (const it of data.items) {
    if (!places.current.has(it.id)) places.current.set(it.id, places.current.size);
  }
  const placeOf = (it: UpNextItem) => places.current.get(it.id) ?? 0;
  const items = [...data.items].sort((a, b) => placeOf(a) - placeOf(b));
  const [first, ...rest] = items;
  if (!first) return null;
  return (
    <>
      <Continue item={first} />
      {rest.length > 0 && (
        <Row title="Up next" width="clamp(240px, 75vw, 304px)">
          {rest.map((it) => (
            <Card key={it.id} item={it} />
          ))}
        </Row>
      )}
    </>
  );
}
