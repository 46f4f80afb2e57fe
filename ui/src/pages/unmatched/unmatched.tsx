// SPDX-License-Identifier: MIT
// Titles that TMDB has no number for, with their plays; and the word on which title they are.
import { CheckCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import type { Unmatched as Title, UnmatchedPage } from '../../api/types';
import { tmdbLink } from '../../links';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Page } from '../../parts/page';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { said } from '../../said';
import { changed, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { dated, count, day, episode, exact } from '../../words';
import { sourceName } from '../import/source-names';
import { ChooseTitle } from '../title/choose-title';
import './unmatched.css';

async function match(title: Title, tmdbId: number, name: string): Promise<void> {
  try {
    await api.match(title, tmdbId);
    say(said.matched(title.title, name), () => api.unmatch(title));
    changed();
  } catch (error) {
    complain(error);
  }
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
            title.source && `from ${sourceName(title.source)}`,
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
        {matching && (
          <ChooseTitle
            type={matching.media_type}
            title={matching.title}
            candidates={matching.candidates}
            onPick={(tmdbId, name) => {
              setMatching(undefined);
              void match(matching, tmdbId, name);
            }}
          />
        )}
      </Dialog>
    </Page>
  );
}
