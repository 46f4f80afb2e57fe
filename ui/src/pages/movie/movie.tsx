// SPDX-License-Identifier: MIT
// A movie of the library.
import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { LibraryEntry } from '../../api/types';
import { Button } from '../../parts/button';
import { said } from '../../said';
import { useRead } from '../../state/resource';
import { day, runtime, tenth, year } from '../../words';
import { dayOf } from '../../zone';
import { CollectionRow } from '../title/collection-row';
import { Elsewhere } from '../title/elsewhere';
import { Extras } from '../title/extras';
import { Hero } from '../title/hero';
import { Gone } from '../title/notices';
import { Own } from '../title/own';
import { Cast, Crew } from '../title/people';
import { mark } from '../title/plays';
import { TitlePage } from '../title/title-page';
import { When } from '../title/when';
import './movie.css';
import { Viewings } from './viewings';

function releaseWords({ release_date: date }: LibraryEntry): string {
  return date ? `Not out yet: ${day(date)}` : 'Not out yet';
}

function Content({ entry }: { entry: LibraryEntry }) {
  const [asking, setAsking] = useState(false);
  const isOut = entry.sessions.length > 0 || (entry.release_date !== null && entry.release_date <= dayOf(new Date()));
  return (
    <>
      <Hero
        title={entry.title}
        originalTitle={entry.original_title}
        year={year(entry.release_date)}
        tagline={entry.tagline}
        poster={entry.poster_path}
        backdrop={entry.backdrop_path}
        facts={[
          entry.runtime_minutes ? runtime(entry.runtime_minutes) : null,
          entry.genres.join(', '),
          entry.vote_average ? `TMDB ${tenth(entry.vote_average)}` : null,
        ]}
      >
        <Own entry={entry} />
        <div class="line">
          {isOut ? (
            <Button kind="primary" icon={Plus} onClick={() => setAsking(true)}>
              {entry.sessions.length > 0 ? 'Add a rewatch' : 'Mark as watched'}
            </Button>
          ) : (
            <>
              <span class="movie-not-out">{releaseWords(entry)}</span>
              <Button kind="quiet" onClick={() => setAsking(true)}>
                Mark as watched anyway
              </Button>
            </>
          )}
        </div>
      </Hero>
      {entry.gone && <Gone gone={entry.gone} />}
      <div class="movie-columns">
        <section>
          {entry.overview && <p class="movie-overview">{entry.overview}</p>}
          <Elsewhere type="movie" tmdbId={entry.tmdb_id} imdbId={entry.imdb_id} />
          <Extras question={reads.extras(entry.id)} />
          <Crew credits={entry.credits} />
        </section>
        <Viewings entry={entry} />
      </div>
      <Cast credits={entry.credits} />
      {entry.collection && <CollectionRow id={entry.collection.tmdb_id} />}
      <When
        title={`When did you watch ${entry.title}?`}
        open={asking}
        onClose={() => setAsking(false)}
        {...(isOut && { released: { label: 'Release date', many: false } })}
        onPick={(at) => mark(entry.id, { watched_at: at }, said.markedTitle(entry.title))}
      />
    </>
  );
}

export default function Movie({ id }: { id?: string }) {
  const { data, error, again } = useRead(reads.entry(Number(id)));
  return (
    <TitlePage kind="Movie" title={data?.title} error={error} again={again}>
      {data && <Content entry={data} />}
    </TitlePage>
  );
}
