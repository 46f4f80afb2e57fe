// SPDX-License-Identifier: MIT
// What is being watched at this moment, as media servers tell; nothing while nothing is.
import { useEffect } from 'preact/hooks';
import { reads } from '../../api/api';
import type { NowWatchingItem } from '../../api/types';
import { Progress } from '../../parts/progress';
import { useRead } from '../../state/resource';
import { episode } from '../../words';

const between = 20_000; // ms

function Item({ it }: { it: NowWatchingItem }) {
  const hasLength = it.position_seconds !== null && it.runtime_seconds !== null && it.runtime_seconds > 0;
  const place =
    it.season_number !== null && it.episode_number !== null ? episode(it.season_number, it.episode_number) : undefined;
  return (
    <section class="home-notice card" aria-label={it.is_paused ? 'Paused' : 'Now watching'}>
      <div class="grow stack">
        <p class="line">
          <span class="muted small">{it.is_paused ? 'Paused' : 'Now watching'}</span>
          <strong>{it.title}</strong>
          <span class="muted small">{[place, it.episode_name].filter(Boolean).join(' · ')}</span>
        </p>
        {hasLength && <Progress label={it.title} done={it.position_seconds ?? 0} total={it.runtime_seconds ?? 1} />}
      </div>
    </section>
  );
}

export function NowWatching() {
  const { data, again } = useRead(reads.nowWatching());
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, between);
    return () => clearInterval(timer);
    // It asks for the same address each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <>
      {(data?.items ?? []).map((it) => (
        <Item key={`${it.server} ${it.user} ${it.title}`} it={it} />
      ))}
    </>
  );
}
