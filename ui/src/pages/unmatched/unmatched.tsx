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
  const trakt = title.trakt_id;
  if (trakt === null) return;
  try {
    await api.match(title.media_type, trakt, tmdbId);
    say(`${title.title} is ${name} from now on`, () => {
      api.unmatch(title.media_type, trakt).then(changed, complain);
    });
    changed();
  } catch (error) {
    complain(error);
  }
}

function Choice({ title, onClose }: { title: Title; onClose: () => void }) {
  const [q, setQ] = useState(title.title);
  const kind = title.media_type === 'movie' ? 'movie' : 'tv';
  const { data, error, again } = useRead(q.trim() ? reads.search(kind, q) : null);
  return (
    <div class="stack">
      <SearchField first label="Look for the title" value={q} onSearch={setQ} pause={250} />
      {error && !data && <Failed error={error} again={again} />}
      {data?.items.length === 0 && <p class="muted">TMDB finds nothing by that name.</p>}
      <ul>
        {(data?.items ?? []).map((it) => (
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
              (title.play_count > 0 || title.on_watchlist ? 'rated' : 'only rated, so not in the library'),
            title.imdb_id && `IMDb ${title.imdb_id}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {title.gone_tmdb_id !== null && (
          <p class="small">
            TMDB has it no longer under its number.
            {title.successor_tmdb_id !== null && (
              <>
                {' It seems to be '}
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
            <summary>Its plays</summary>
            <ul class="unmatched-plays">
              {title.plays.map((it) => (
                <li key={it.id}>
                  {it.season_number !== null && it.episode_number !== null
                    ? `${episode(it.season_number, it.episode_number)} · `
                    : ''}
                  {exact(dated(it) ?? '') || 'some day'}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {title.trakt_id !== null && (title.play_count > 0 || title.on_watchlist) && (
        <div class="line">
          {title.successor_tmdb_id !== null && (
            <Button
              kind="primary"
              onClick={() => void match(title, title.successor_tmdb_id ?? 0, 'what TMDB has for it')}
            >
              Take that one
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
  const takeBack = (type: MediaType, trakt: number, tmdbId: number) =>
    api.unmatch(type, trakt).then(() => {
      say('Trakt’s word counts again', () => {
        api.match(type, trakt, tmdbId).then(changed, complain);
      });
      changed();
    }, complain);
  return (
    <section class="unmatched-by-hand" aria-labelledby="by-hand-head">
      <h2 id="by-hand-head">Matched by hand</h2>
      <ul>
        {matched.map((it) => (
          <li key={`${it.media_type} ${it.trakt_id}`} class="line">
            <a class="grow link" href={tmdbLink(it.media_type, it.tmdb_id)}>
              {it.title || `Trakt ${it.trakt_id}`}
            </a>
            <Button small kind="quiet" onClick={() => void takeBack(it.media_type, it.trakt_id, it.tmdb_id)}>
              Take back
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
            All your plays belong to a title that TMDB knows.
          </Empty>
        ) : (
          <>
            <p class="muted unmatched-help">
              TMDB has no number for these. Their plays are kept. Say which title each one is, and it joins your
              library, with all plays to come.
            </p>
            <ul class="unmatched">
              {data.items.map((it) => (
                <Entry key={`${it.media_type} ${it.trakt_id ?? it.title}`} title={it} onMatch={() => setMatching(it)} />
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
