// SPDX-License-Identifier: MIT
// A series of the library: all its seasons at a glance, the chosen one below, episode by episode.
import { useEffect } from 'preact/hooks';
import { reads } from '../../api/api';
import type { LibraryEntry } from '../../api/types';
import { Progress } from '../../parts/progress';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import { runtime, year } from '../../words';
import { Hero } from '../title/hero';
import { Gone, OtherNumbers } from '../title/notices';
import { Own } from '../title/own';
import { Cast, Crew } from '../title/people';
import { TitlePage } from '../title/title-page';
import { useAsking } from './asking';
import { minutesLeft, numberingWords, progressOf, usualSeason } from './counts';
import { EpisodeList } from './episode-list';
import { Seasons } from './seasons';
import './series.css';

const usualMinutes = 45;

function ended(entry: LibraryEntry): string {
  const first = year(entry.release_date);
  if (!first) return '';
  if (entry.series_status !== 'Ended' && entry.series_status !== 'Canceled') return `${first}–`;
  const last = year(entry.last_air_date);
  return last && last !== first ? `${first}–${last}` : first;
}

function Content({ entry }: { entry: LibraryEntry }) {
  const [query, setQuery] = useQuery();
  const chosen = query.season === undefined ? usualSeason(entry) : Number(query.season);
  const season = entry.seasons.find((it) => it.season_number === chosen);
  const { words, seen, total } = progressOf(entry);
  const minutes = minutesLeft(entry, usualMinutes);
  const otherNumbers = numberingWords(entry.numbering);
  const [asking, dialog] = useAsking(entry);

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
          {total > 0 && <Progress label="Episodes watched" done={seen} total={total} />}
          <span class="small">
            {words}
            {minutes > 0 && <span class="muted">{` · ${runtime(minutes)} left`}</span>}
          </span>
        </div>
      </Hero>
      {entry.gone && <Gone gone={entry.gone} />}
      {otherNumbers && <OtherNumbers words={otherNumbers} />}
      {entry.overview && <p class="series-overview">{entry.overview}</p>}
      <Seasons
        entry={entry}
        chosen={chosen}
        onChoose={(wanted) => setQuery({ season: String(wanted) })}
        asking={asking}
      />
      {season && <EpisodeList key={chosen} entry={entry} season={season} asking={asking} />}
      {dialog}
      <Cast credits={entry.credits} />
      <Crew credits={entry.credits} />
    </>
  );
}

export default function Series({ id }: { id?: string }) {
  const { data, error, again } = useRead(reads.entry(Number(id)));
  return (
    <TitlePage kind="Series" title={data?.title} error={error} again={again}>
      {data && <Content entry={data} />}
    </TitlePage>
  );
}
