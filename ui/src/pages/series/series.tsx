// SPDX-License-Identifier: MIT
// A series of the library: what comes next, all its seasons at a glance, the chosen one episode by episode.
import { useEffect } from 'preact/hooks';
import { reads } from '../../api/api';
import type { LibraryEntry } from '../../api/types';
import { Progress } from '../../parts/progress';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import { runtime, tenth, year } from '../../words';
import { Elsewhere } from '../title/elsewhere';
import { Extras } from '../title/extras';
import { Hero } from '../title/hero';
import { Gone, OtherNumbers } from '../title/notices';
import { Own } from '../title/own';
import { Cast, Crew } from '../title/people';
import { TitlePage } from '../title/title-page';
import { useAsking } from './asking';
import { isFinished, minutesLeft, numberingWords, progressOf, usualSeason } from './counts';
import { Next } from './next';
import { paceWords } from './pace';
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

const closed = 'none';

/** The one that the address names; else the usual one, as long as there is something to do in it. */
function openSeason(entry: LibraryEntry, asked: string | undefined): number | undefined {
  if (asked !== undefined) return asked === closed ? undefined : Number(asked);
  const usual = usualSeason(entry);
  const season = entry.seasons.find((it) => it.season_number === usual);
  return season && isFinished(season) ? undefined : usual;
}

function Content({ entry }: { entry: LibraryEntry }) {
  const [query, setQuery] = useQuery();
  const chosen = openSeason(entry, query.season);
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
          entry.vote_average ? `TMDB ${tenth(entry.vote_average)}` : null,
        ]}
      >
        <Next entry={entry} asking={asking} />
        <div class="series-progress">
          {total > 0 && <Progress label="Episodes watched" done={seen} total={total} />}
          <span class="small">
            {words}
            <span class="muted">
              {[
                minutes > 0 && `${runtime(minutes)} left`,
                paceWords(entry, Date.now()),
                entry.hidden_from_up_next && 'hidden from Up next',
              ]
                .filter(Boolean)
                .map((it) => ` · ${it}`)}
            </span>
          </span>
        </div>
        <Own entry={entry} />
      </Hero>
      {entry.gone && <Gone gone={entry.gone} />}
      {otherNumbers && <OtherNumbers words={otherNumbers} />}
      {entry.overview && <p class="series-overview">{entry.overview}</p>}
      <Elsewhere type="series" tmdbId={entry.tmdb_id} imdbId={entry.imdb_id} />
      <Extras question={reads.extras(entry.id)} />
      <Seasons
        entry={entry}
        chosen={chosen}
        onChoose={(wanted) => setQuery({ season: wanted === undefined ? closed : String(wanted) })}
        asking={asking}
      />
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
