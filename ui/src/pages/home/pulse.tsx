// SPDX-License-Identifier: MIT
// One line of numbers: this month, or the year while the month is young; it leads to the statistics.
import { reads } from '../../api/api';
import type { Statistics } from '../../api/types';
import { useRead } from '../../state/resource';
import { count, number } from '../../words';
import { dayOf } from '../../zone';

function told(stats: Statistics | undefined, when: string) {
  if (!stats || stats.totals.plays === 0) return undefined;
  const { minutes, episode_plays: episodes, movie_plays: movies } = stats.totals;
  const parts = [episodes > 0 && count(episodes, 'episode'), movies > 0 && count(movies, 'movie')].filter(Boolean);
  return (
    <>
      {`${number(Math.round(minutes / 60))} h ${when}`}
      <span class="pulse-more">{parts.map((it) => ` · ${it}`)}</span>
    </>
  );
}

export function Pulse() {
  const today = dayOf(Date.now());
  const month = useRead(reads.stats({ from: `${today.slice(0, 7)}-01` }));
  const words = told(month.data, 'this month');
  const ever = useRead(month.data && !words ? reads.stats() : null);
  const shown = words ?? told(ever.data, 'in all');
  return shown ? (
    <a class="pulse" href="/stats">
      {shown}
    </a>
  ) : null;
}
