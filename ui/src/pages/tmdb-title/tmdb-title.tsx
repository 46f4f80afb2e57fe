// SPDX-License-Identifier: MIT
// A title that TMDB knows and the library perhaps not: facts, and the way in.
import { Bookmark, Check, ListPlus } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { api, type Read, reads } from '../../api/api';
import type { MediaType, MovieReport, SeriesReport } from '../../api/types';
import { titleLink, tmdbLink } from '../../links';
import { Button } from '../../parts/button';
import { Page } from '../../parts/page';
import { Failed } from '../../parts/states';
import { said } from '../../said';
import { changed, forget, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { count, day, runtime, tenth, year } from '../../words';
import { dayOf } from '../../zone';
import { AddToList } from '../lists/add-to-list';
import { CollectionRow } from '../title/collection-row';
import { Elsewhere } from '../title/elsewhere';
import { Extras } from '../title/extras';
import { Hero } from '../title/hero';
import { Stale } from '../title/notices';
import { Cast, Crew } from '../title/people';
import { TitleSkeleton } from '../title/title-skeleton';
import { When } from '../title/when';

interface Facts {
  type: MediaType;
  title: string;
  originalTitle: string | null;
  tagline: string | null;
  released: string | null;
  facts: Array<string | null | false>;
  report: MovieReport | SeriesReport;
}

function ofMovie(report: MovieReport): Facts {
  return {
    type: 'movie',
    title: report.title,
    originalTitle: report.original_title,
    tagline: report.tagline,
    released: report.release_date,
    facts: [report.runtime_minutes ? runtime(report.runtime_minutes) : null],
    report,
  };
}

function ofSeries(report: SeriesReport): Facts {
  return {
    type: 'series',
    title: report.name,
    originalTitle: report.original_name,
    tagline: null,
    released: report.first_air_date,
    facts: [
      report.status,
      report.number_of_episodes > 0
        ? `${count(report.number_of_seasons, 'season')}, ${count(report.number_of_episodes, 'episode')}`
        : 'no episodes yet',
    ],
    report,
  };
}

function Content({ of: { type, title, report, ...it } }: { of: Facts }) {
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const [listing, setListing] = useState(false);
  const [busy, setBusy] = useState(false);
  const entry = report.entry_id;
  const isOut = it.released !== null && it.released <= dayOf(new Date());
  useEffect(() => {
    if (entry) route(titleLink(type, entry), true);
  }, [entry, route, type]);

  const enter = async (work: () => Promise<number>, words: string) => {
    if (busy) return;
    setBusy(true);
    try {
      const id = await work();
      changed();
      say(words, async () => {
        await api.removeEntry(id);
        forget(reads.entry(id));
        route(tmdbLink(type, report.tmdb_id), true);
      });
      route(titleLink(type, id), true);
    } finally {
      setBusy(false);
    }
  };
  const add = () =>
    enter(async () => (await api.addEntry({ media_type: type, tmdb_id: report.tmdb_id })).id, said.listed(true)).catch(
      complain,
    );
  const watched = (at: string) =>
    enter(async () => {
      const added = await api.addEntry({ media_type: type, tmdb_id: report.tmdb_id });
      await api.addPlay(added.id, { watched_at: at });
      return added.id;
    }, said.markedTitle(title));

  return (
    <>
      <Hero
        title={title}
        originalTitle={it.originalTitle}
        year={year(it.released)}
        tagline={it.tagline}
        poster={report.poster_path}
        backdrop={report.backdrop_path}
        facts={[...it.facts, report.genres.join(', '), report.vote_average && `TMDB ${tenth(report.vote_average)}`].map(
          (fact) => fact || null,
        )}
      >
        <div class="line">
          <Button kind="primary" icon={Bookmark} busy={busy} onClick={() => void add()}>
            Add to watchlist
          </Button>
          <Button icon={ListPlus} onClick={() => setListing(true)}>
            Add to a list
          </Button>
          {type === 'movie' && isOut && (
            <Button icon={Check} disabled={busy} onClick={() => setAsking(true)}>
              Mark as watched
            </Button>
          )}
          {type === 'movie' && !isOut && (
            <span class="movie-not-out">{it.released ? `Not out yet: ${day(it.released)}` : 'Not out yet'}</span>
          )}
        </div>
      </Hero>
      {report.stale && <Stale />}
      {report.overview && <p class="series-overview">{report.overview}</p>}
      <Elsewhere type={type} tmdbId={report.tmdb_id} imdbId={'imdb_id' in report ? report.imdb_id : null} />
      <Extras question={reads.extrasOf(type, report.tmdb_id)} />
      <Cast credits={report.credits ?? []} />
      <Crew credits={report.credits ?? []} />
      {'collection' in report && report.collection && <CollectionRow id={report.collection.tmdb_id} />}
      {listing && <AddToList title={{ type, tmdbId: report.tmdb_id, name: title }} onClose={() => setListing(false)} />}
      <When
        title={`When did you watch ${title}?`}
        open={asking}
        onClose={() => setAsking(false)}
        {...(isOut && { released: { label: 'Release date', many: false } })}
        onPick={watched}
      />
    </>
  );
}

function TmdbTitle<Report>({ question, toFacts }: { question: Read<Report>; toFacts: (report: Report) => Facts }) {
  const { data, error, again } = useRead(question);
  const facts = data && toFacts(data);
  return (
    <Page title={facts?.title ?? 'Title'} hero={facts !== undefined || !error}>
      {facts ? <Content of={facts} /> : error ? <Failed error={error} again={again} /> : <TitleSkeleton />}
    </Page>
  );
}

export function TmdbMovie({ id }: { id?: string }) {
  return <TmdbTitle question={reads.movie(Number(id))} toFacts={ofMovie} />;
}

export function TmdbSeries({ id }: { id?: string }) {
  return <TmdbTitle question={reads.series(Number(id))} toFacts={ofSeries} />;
}
