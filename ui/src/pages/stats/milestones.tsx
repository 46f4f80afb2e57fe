// SPDX-License-Identifier: MIT
// What stands out among all plays: the first ones, the longest evenings, series that were finished, and what waits.
import type { ComponentChildren } from 'preact';
import { reads } from '../../api/api';
import type { Days, Milestones as Found } from '../../api/types';
import { monthLink, titleLink } from '../../links';
import { useRead } from '../../state/resource';
import { count, day, episode, number } from '../../words';

const hoursOf = (minutes: number) => count(Math.round(minutes / 60), 'hour');

function Card({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="figures card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface Line {
  key: string;
  href: string;
  name: string;
  note: string;
}

function Lines({ rows }: { rows: readonly Line[] }) {
  return (
    <ul class="milestones">
      {rows.map((it) => (
        <li key={it.key} class="line">
          <a class="link grow" href={it.href}>
            {it.name}
          </a>
          <span class="muted small">{it.note}</span>
        </li>
      ))}
    </ul>
  );
}

function firsts(found: Found): Line[] {
  return found.firsts.map((it) => ({
    key: it.media_type,
    href: monthLink(it.day.slice(0, 7)),
    name:
      it.season_number !== null && it.episode_number !== null
        ? `${it.title} ${episode(it.season_number, it.episode_number)}`
        : it.title,
    note: `${it.media_type === 'movie' ? 'First movie' : 'First episode'} · ${day(it.day)}`,
  }));
}

function Backlog({ backlog }: { backlog: Found['backlog'] }) {
  return (
    <Card title="Still to watch">
      <p>
        <strong class="milestone-large">{hoursOf(backlog.minutes)}</strong>
      </p>
      <p class="muted small">
        <a class="link" href="/library?type=movie&status=not_started">
          {count(backlog.movies, 'movie')}
        </a>
        {' and '}
        <a class="link" href="/library?type=series">
          {count(backlog.episodes, 'episode')}
        </a>
        {backlog.without_runtime > 0 && `, ${number(backlog.without_runtime)} of them without a runtime`}
      </p>
    </Card>
  );
}

export function Milestones({ days }: { days: Days }) {
  const { data } = useRead(reads.milestones(days));
  if (!data) return null;
  const waits = data.backlog.movies + data.backlog.episodes > 0;
  return (
    <div class="stats-grid stats-lists">
      {data.firsts.length > 0 && (
        <Card title="Where it began">
          <Lines rows={firsts(data)} />
        </Card>
      )}
      {data.longest_evenings.length > 0 && (
        <Card title="Longest evenings">
          <Lines
            rows={data.longest_evenings.map((it) => ({
              key: it.day,
              href: monthLink(it.day.slice(0, 7)),
              name: day(it.day),
              note: `${hoursOf(it.minutes)} · ${count(it.plays, 'play')}`,
            }))}
          />
        </Card>
      )}
      {data.finished_series.length > 0 && (
        <Card title="Finished series">
          <Lines
            rows={data.finished_series.map((it) => ({
              key: String(it.entry_id),
              href: titleLink('series', it.entry_id),
              name: it.title,
              note: `${count(it.days, 'day')}, ${count(it.episodes, 'episode')} · ${day(it.to)}`,
            }))}
          />
        </Card>
      )}
      {waits && <Backlog backlog={data.backlog} />}
    </div>
  );
}
