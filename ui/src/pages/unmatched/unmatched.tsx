// SPDX-License-Identifier: MIT
// Titles that TMDB has no number for, with their plays; and the word on which title they are.
import { CheckCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import type { MediaType, Unmatched as Title, UnmatchedPage } from '../../api/types';
import { tmdbLink } from '../../links';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { SearchField } from '../../parts/field';
import { Page } from '../../parts/page';
import { Poster } from '../../parts/picture';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { changed, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { dated, count, day, episode, exact, year } from '../../words';
import './unmatched.css';

async function match(title: Title, tmdbId: number, name: string): Promise<void> {
  try {
    await api.match(title, tmdbId);
    say(`Matched ${title.title} with ${name}`, () => api.unmatch(title));
    changed();
  } catch (error) {
    complain(error);
  }
}

interface Candidate {
  tmdb_id: number;
  name: string;
  date: string | null;
  overview: string | null;
  picture_path: string | null;
}

/** TMDB's number, by itself or in an address of its site. */
function numberIn(q: string): number | undefined {
  const found = /(?:themoviedb\.org\/(?:movie|tv)\/|^\s*#?)(\d{1,9})(?:\D|$)/.exec(q)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** What TMDB has by that name, and by that number if it is one. */
function useCandidates(type: MediaType, q: string) {
  const named = useRead(q.trim() ? reads.search(type === 'movie' ? 'movie' : 'tv', q) : null);
  const id = numberIn(q);
  const movie = useRead(type === 'movie' && id !== undefined ? reads.movie(id) : null).data;
  const series = useRead(type === 'series' && id !== undefined ? reads.series(id) : null).data;
  const numbered: Candidate[] = [];
  if (movie) numbered.push({ ...movie, name: movie.title, date: movie.release_date, picture_path: movie.poster_path });
  if (series) numbered.push({ ...series, date: series.first_air_date, picture_path: series.poster_path });
  const found: readonly Candidate[] | undefined = named.data?.items;
  const isComplete = found !== undefined || numbered.length > 0;
  return { ...named, items: isComplete ? [...numbered, ...(found ?? [])] : undefined };
}

function Choice({ title, onClose }: { title: Title; onClose: () => void }) {
  const [q, setQ] = useState(title.title);
  const { items, error, again } = useCandidates(title.media_type, q);
  return (
    <div class="stack">
      <SearchField first label="Title, or TMDB link or number" value={q} onSearch={setQ} pause={250} />
      {title.candidates.length > 0 && (
        <ul aria-label="What it may be">
          {title.candidates.map((it) => (
            <li key={it.tmdb_id}>
              <button
                type="button"
                class="unmatched-choice"
                onClick={() => {
                  onClose();
                  void match(title, it.tmdb_id, it.title);
                }}
              >
                <span class="unmatched-poster">
                  <Poster path={it.poster_path} title={it.title} sizes="44px" />
                </span>
                <span class="grow">
                  <strong>{it.title}</strong> <span class="muted">{it.year}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {error && !items && <Failed error={error} again={again} />}
      {items?.length === 0 && <p class="muted">No results on TMDB.</p>}
      <ul>
        {(items ?? []).map((it) => (
          <li key={it.tmdb_id}>
            <button
              type="button"
              class="unmatched-choice"
              onClick={() => {
                onClose();
                void match(title, it.tmdb_id, it.name);
              }}
            >
              <span class="unmatched-poster">
                <Poster path={it.picture_path} title={it.name} sizes="44px" />
              </span>
              <span class="grow">
                <strong>{it.name}</strong> <span class="muted">{year(it.date)}</span>
                {it.overview && <span class="muted small unmatched-overview">{it.overview}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entry({ title, onMatch }: { title: Title; onMatch: () => void }) {
  const when =
    title.first_watched_at && title.last_watched_at
      ? `${day(title.first_watched_at)} to ${day(title.last_watched_at)}`
      : '';
  return (
    <li class="card unmatched-title">
      <div class="grow">
        <h2>
          {title.title || 'Without a name'} {title.year && <span class="muted">{title.year}</span>}
        </h2>
        <p class="muted small">
          {[
            title.media_type === 'movie' ? 'Movie' : 'Series',
            title.play_count > 0 && count(title.play_count, 'play'),
            when,
            title.on_watchlist && 'on the watchlist',
            title.is_rated &&
              (title.play_count > 0 || title.on_watchlist ? 'rated' : 'only rated, not in your library'),
            title.imdb_id && `IMDb ${title.imdb_id}`,
            title.source && `from ${title.source}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {title.gone_tmdb_id !== null && (
          <p class="small">
            TMDB removed it.
            {title.successor_tmdb_id !== null && (
              <>
                {' It may be '}
                <a class="link" href={tmdbLink(title.media_type, title.successor_tmdb_id)}>
                  this one
                </a>
                {' now.'}
              </>
            )}
          </p>
        )}
        {title.plays.length > 0 && (
          <details class="small">
            <summary>Plays</summary>
            <ul class="unmatched-plays">
              {title.plays.map((it) => (
                <li key={it.id}>
                  {it.season_number !== null && it.episode_number !== null
                    ? `${episode(it.season_number, it.episode_number)} · `
                    : ''}
                  {exact(dated(it) ?? '') || 'date unknown'}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {(title.trakt_id ?? title.source_title_id) !== null && (title.play_count > 0 || title.on_watchlist) && (
        <div class="line">
          {title.successor_tmdb_id !== null && (
            <Button kind="primary" onClick={() => void match(title, title.successor_tmdb_id ?? 0, 'its title on TMDB')}>
              Use this one
            </Button>
          )}
          <Button onClick={onMatch}>Match by hand…</Button>
        </div>
      )}
    </li>
  );
}

function ByHand({ matched }: { matched: UnmatchedPage['matched_by_hand'] }) {
  if (matched.length === 0) return null;
  const takeBack = (title: UnmatchedPage['matched_by_hand'][number]) =>
    api.unmatch(title).then(() => {
      say('Match undone', () => api.match(title, title.tmdb_id));
      changed();
    }, complain);
  return (
    <section class="unmatched-by-hand" aria-labelledby="by-hand-head">
      <h2 id="by-hand-head">Matched by hand</h2>
      <ul>
        {matched.map((it) => (
          <li key={`${it.media_type} ${it.trakt_id} ${it.source_title_id}`} class="line">
            <a class="grow link" href={tmdbLink(it.media_type, it.tmdb_id)}>
              {it.title || (it.source ?? `Trakt ${it.trakt_id}`)}
            </a>
            <Button small kind="quiet" onClick={() => void takeBack(it)}>
              Undo match
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function Unmatched() {
  const { data, error, again } = useRead(reads.unmatched());
  const [matching, setMatching] = useState<Title>();
  const content = () => {
    if (!data) {
      if (error) return <Failed error={error} again={again} />;
      return (
        <Skeleton>
          <Bone height="96px" />
        </Skeleton>
      );
    }
    return (
      <>
        {data.items.length === 0 ? (
          <Empty icon={CheckCheck} title="Every title is matched">
            Every play belongs to a title on TMDB.
          </Empty>
        ) : (
          <>
            <p class="muted unmatched-help">
              Not found on TMDB. Their plays are kept. Match each one with its title, and it joins your library.
            </p>
            <ul class="unmatched">
              {data.items.map((it) => (
                <Entry
                  key={`${it.media_type} ${it.trakt_id ?? it.source_title_id ?? it.title}`}
                  title={it}
                  onMatch={() => setMatching(it)}
                />
              ))}
            </ul>
          </>
        )}
        <ByHand matched={data.matched_by_hand} />
      </>
    );
  };
  return (
    <Page title="Unmatched titles" narrow>
      {content()}
      <Dialog
        title={matching ? `Which title is ${matching.title}?` : ''}
        open={matching !== undefined}
        onClose={() => setMatching(undefined)}
      >
        {matching && <Choice title={matching} onClose={() => setMatching(undefined)} />}
      </Dialog>
    </Page>
  );
}
