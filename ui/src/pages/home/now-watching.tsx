// SPDX-License-Identifier: MIT
// What is being watched at this moment, as media servers tell; nothing while nothing is.
import { useEffect, useRef } from 'preact/hooks';
import { load, reads } from '../../api/api';
import type { NowWatchingItem } from '../../api/types';
import { Progress } from '../../parts/progress';
import { said } from '../../said';
import { changed, useRead } from '../../state/resource';
import { sayMarked } from '../../state/toasts';
import { episode } from '../../words';

const between = 20_000; // ms
const keyOf = (it: NowWatchingItem) => `${it.server} ${it.user} ${it.title} ${it.season_number} ${it.episode_number}`;

/** What was being watched has ended: if that made a play, it is said as if it were marked by hand, with the same undo. */
async function sayFinished(ended: NowWatchingItem): Promise<void> {
  const { items } = await load(reads.plays({ limit: 5 }));
  const play = items.find(
    (it) =>
      it.arrived_by === 'live' &&
      it.season_number === ended.season_number &&
      it.episode_number === ended.episode_number &&
      it.watched_at !== null &&
      it.watched_at >= ended.begun_at,
  );
  if (!play) return;
  const isEpisode = play.season_number !== null && play.episode_number !== null;
  sayMarked(
    [play.id],
    isEpisode ? said.markedEpisode(play.season_number ?? 0, play.episode_number ?? 0) : said.markedTitle(play.title),
    isEpisode ? 'episode' : 'play',
  );
  changed();
}

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
  const before = useRef<readonly NowWatchingItem[]>([]);
  useEffect(() => {
    if (!data) return;
    const now = new Set(data.items.map(keyOf));
    // Failing to say so costs only that.
    for (const it of before.current) if (!now.has(keyOf(it))) sayFinished(it).catch(() => undefined);
    before.current = data.items;
  }, [data]);
  return (
    <>
      {(data?.items ?? []).map((it) => (
        <Item key={keyOf(it)} it={it} />
      ))}
    </>
  );
}
