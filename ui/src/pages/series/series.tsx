// SPDX-License-Identifier: MIT
// A series of the library: all its seasons at a glance, the chosen one below, episode by episode.
import { useEffect } from 'preact/hooks';
import { reads } from '../../api/api';
import type { LibraryEntry } from '../../api/types';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { Failed } from '../../parts/states';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import { number, runtime, year } from '../../words';
import { Hero } from '../title/hero';
import { Gone } from '../title/notices';
import { Own } from '../title/own';
import { Cast, Crew } from '../title/people';
import { TitleSkeleton } from '../title/title-skeleton';
import { hasAired } from './aired';
import { EpisodeList } from './episode-list';
import { Seasons } from './seasons';
import './series.css';

const usualMinutes = 45;

/** Regular episodes that have aired, how many of them are seen, and how long the rest takes. */
function progressOf(entry: LibraryEntry) {
  const aired = entry.seasons
    .filter((it) => it.season_number > 0)
    .flatMap((it) => it.episodes)
    .filter(hasAired);
  const left = aired.filter((it) => !it.is_watched);
  const minutes = left.reduce((sum, it) => sum + (it.runtime_minutes ?? entry.runtime_minutes ?? usualMinutes), 0);
  return { aired: aired.length, seen: aired.length - left.length, minutes };
}

function ended(entry: LibraryEntry): string {
  const first = year(entry.release_date);
  if (!first) return '';
  if (entry.series_status !== 'Ended' && entry.series_status !== 'Canceled') return `${first}–`;
  const last = year(entry.last_air_date);
  return last && last !== first ? `${first}–${last}` : first;
}

/** The season to begin with: that of the next episode, else the last. */
function usualSeason(entry: LibraryEntry): number {
  const regular = entry.seasons.filter((it) => it.season_number > 0);
  const next = regular.find((it) => it.episodes.some((episode) => hasAired(episode) && !episode.is_watched));
  return (next ?? regular.at(-1) ?? entry.seasons.at(0))?.season_number ?? 1;
}

function Content({ entry }: { entry: LibraryEntry }) {
  const [query, setQuery] = useQuery();
  const chosen = query.season === undefined ? usualSeason(entry) : Number(query.season);
  const season = entry.seasons.find((it) => it.season_number === chosen);
  const { aired, seen, minutes } = progressOf(entry);

  useEffect(() => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView({ block: 'center' });
  }, []);

  return (
    <>
      <Hero
        title={entry.title}
        originalTitle={entry.original_title}
        year={ended(entry)}
        poster={entry.poster_path}
        backdrop={entry.backdrop_path}
        facts={[
          entry.series_status,
          entry.runtime_minutes ? `${runtime(entry.runtime_minutes)} an episode` : null,
          entry.genres.join(', '),
          entry.vote_average ? `TMDB ${entry.vote_average.toFixed(1)}` : null,
        ]}
      >
        <Own entry={entry} />
        <div class="series-progress">
          <Progress label="Episodes watched" done={seen} total={aired} />
          <span class="small">
            {`${number(seen)} of ${number(aired)}`}
            {minutes > 0 && <span class="muted">{` · ${runtime(minutes)} left`}</span>}
          </span>
        </div>
      </Hero>
      {entry.gone && <Gone gone={entry.gone} />}
      {entry.overview && <p class="series-overview">{entry.overview}</p>}
      <Seasons entry={entry} chosen={chosen} onChoose={(wanted) => setQuery({ season: String(wanted) })} />
      {season && <EpisodeList key={chosen} entry={entry} season={season} />}
      <Cast credits={entry.credits} />
      <Crew credits={entry.credits} />
    </>
  );
}

export default function Series({ id }: { id?: string }) {
  const { data, error, again } = useRead(reads.entry(Number(id)));
  return (
    <Page title={data?.title ?? 'Series'} hero>
      {data ? <Content entry={data} /> : error ? <Failed error={error} again={again} /> : <TitleSkeleton />}
    </Page>
  );
}
