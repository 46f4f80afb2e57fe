// SPDX-License-Identifier: MIT
// A movie of the library.
import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { LibraryEntry } from '../../api/types';
import { Button } from '../../parts/button';
import { Page } from '../../parts/page';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import { runtime, year } from '../../words';
import { CollectionRow } from '../title/collection-row';
import { Hero } from '../title/hero';
import { Gone } from '../title/notices';
import { Own } from '../title/own';
import { Cast, Crew } from '../title/people';
import { watched } from '../title/plays';
import { TitleSkeleton } from '../title/title-skeleton';
import { When } from '../title/when';
import './movie.css';
import { Viewings } from './viewings';

function Content({ entry }: { entry: LibraryEntry }) {
  const [asking, setAsking] = useState(false);
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
          entry.vote_average ? `TMDB ${entry.vote_average.toFixed(1)}` : null,
        ]}
      >
        <Own entry={entry} />
        <div class="line">
          <Button kind="primary" icon={Plus} onClick={() => setAsking(true)}>
            {entry.sessions.length > 0 ? 'Watched again' : 'Mark as watched'}
          </Button>
        </div>
      </Hero>
      {entry.gone && <Gone gone={entry.gone} />}
      <div class="movie-columns">
        <section>
          {entry.overview && <p class="movie-overview">{entry.overview}</p>}
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
        onPick={(at) => void watched(entry, { watched_at: at }, `${entry.title} is watched`)}
      />
    </>
  );
}

export default function Movie({ id }: { id?: string }) {
  const { data, error, again } = useRead(reads.entry(Number(id)));
  return (
    <Page title={data?.title ?? 'Movie'} hero>
      {data ? <Content entry={data} /> : error ? <Failed error={error} again={again} /> : <TitleSkeleton />}
    </Page>
  );
}
