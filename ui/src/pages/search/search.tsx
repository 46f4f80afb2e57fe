// SPDX-License-Identifier: MIT
// Titles of the library while one types, then what TMDB finds beyond it.
import { Plus, SearchX } from 'lucide';
import { useLocation } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import type { Found } from '../../api/types';
import { personLink, titleLink, tmdbLink } from '../../links';
import { IconButton, LinkButton } from '../../parts/button';
import { SearchField } from '../../parts/field';
import { Page } from '../../parts/page';
import { Face, Poster } from '../../parts/picture';
import { RatingBadge } from '../../parts/rating';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { fold, sortTitle } from '../../search-words';
import { useQuery } from '../../state/navigation';
import { said } from '../../said';
import { changed, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { statusWords, year } from '../../words';
import { Stale } from '../title/notices';
import { recent, remember } from './recent';
import { sharedWith } from './shared';
import './search.css';

const shownLocally = 8;

async function add(found: Found): Promise<void> {
  const type = found.type === 'series' ? 'series' : 'movie';
  try {
    const entry = await api.addEntry({ media_type: type, tmdb_id: found.tmdb_id });
    say(said.listed(true), () => api.removeEntry(entry.id));
    changed();
  } catch (error) {
    complain(error, () => void add(found));
  }
}

function Hit({ found }: { found: Found }) {
  const [busy, setBusy] = useState(false);
  if (found.type === 'person') {
    return (
      <li class="hit">
        <a class="hit-link grow" href={personLink(found.tmdb_id)}>
          <span class="hit-picture">
            <Face path={found.picture_path} title={found.name} sizes="48px" />
          </span>
          <span class="grow">
            <span class="hit-title cut">{found.name}</span>
            <span class="muted small">{found.known_for_department ?? 'Person'}</span>
          </span>
        </a>
      </li>
    );
  }
  const href = found.entry_id ? titleLink(found.type, found.entry_id) : tmdbLink(found.type, found.tmdb_id);
  const status = found.watch_status as keyof typeof statusWords | null;
  return (
    <li class="hit">
      <a class="hit-link grow" href={href}>
        <span class="hit-picture">
          <Poster path={found.picture_path} title={found.name} sizes="48px" />
        </span>
        <span class="grow">
          <span class="hit-title cut">{found.name}</span>
          <span class="muted small cut hit-note">
            {[found.type === 'movie' ? 'Movie' : 'Series', year(found.date), status && statusWords[status]]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      </a>
      {!found.entry_id && (
        <IconButton
          icon={Plus}
          label={`Add ${found.name} to the watchlist`}
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void add(found).finally(() => setBusy(false));
          }}
        />
      )}
    </li>
  );
}

/** 0: it is the title; 1: the title begins so; 2: a word does. */
function farFrom(q: string, title: string): number {
  const [asked, whole] = [fold(q.trim()), fold(title)];
  if (asked === whole || asked === sortTitle(title)) return 0;
  if (whole.startsWith(asked) || sortTitle(title).startsWith(asked)) return 1;
  return 2;
}

function InLibrary({ q }: { q: string }) {
  const { data } = useRead(reads.library({ q, limit: 50 }));
  if (!data || data.items.length === 0) return null;
  const items = [...data.items].sort((a, b) => farFrom(q, a.title) - farFrom(q, b.title)).slice(0, shownLocally);
  return (
    <section class="hits" aria-labelledby="hits-library">
      <header class="line">
        <h2 id="hits-library">In your library</h2>
        {data.total > shownLocally && (
          <a class="row-more" href={`/library?q=${encodeURIComponent(q)}`}>
            {`All ${data.total}`}
          </a>
        )}
      </header>
      <ul>
        {items.map((it) => (
          <li class="hit" key={it.id}>
            <a class="hit-link grow" href={titleLink(it.media_type, it.id)}>
              <span class="hit-picture">
                <Poster path={it.poster_path} title={it.title} sizes="48px" />
              </span>
              <span class="grow">
                <span class="hit-title cut">{it.title}</span>
                <span class="muted small">
                  {[it.media_type === 'movie' ? 'Movie' : 'Series', year(it.release_date), statusWords[it.watch_status]]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {it.personal_rating !== null && <RatingBadge rating={it.personal_rating} brief />}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AtTmdb({ q }: { q: string }) {
  const { data, error, again } = useRead(reads.search('multi', q));
  if (!data) {
    if (error) return <Failed error={error} again={again} />;
    return (
      <Skeleton>
        {Array.from({ length: 5 }, (_, at) => (
          <div class="hit" key={at}>
            <span class="hit-picture">
              <Bone shape="poster" />
            </span>
            <span class="grow">
              <Bone width="40%" />
              <Bone width="20%" />
            </span>
          </div>
        ))}
      </Skeleton>
    );
  }
  if (data.items.length === 0) {
    return (
      <Empty icon={SearchX} title={`No results for “${q}”`}>
        Try fewer words, or the original title.
      </Empty>
    );
  }
  const others = data.items.filter((it) => !it.entry_id);
  if (others.length === 0) return <p class="muted">No other results.</p>;
  return (
    <section class="hits" aria-labelledby="hits-tmdb">
      <h2 id="hits-tmdb">On TMDB</h2>
      {data.stale && <Stale />}
      <ul>
        {others.map((it) => (
          <Hit key={`${it.type} ${it.tmdb_id}`} found={it} />
        ))}
      </ul>
    </section>
  );
}

/** Both are asked at once, and TMDB's shown below the library's, which then pushes nothing away. */
function Results({ q }: { q: string }) {
  const { data, error } = useRead(reads.library({ q, limit: 50 }));
  useRead(reads.search('multi', q));
  return (
    <>
      <InLibrary q={q} />
      {(data ?? error) && <AtTmdb q={q} />}
    </>
  );
}

// Arrow keys walk through the results; Enter in the field opens the first.
function onKey(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
    document.querySelector<HTMLElement>('.hit-link')?.click();
    return;
  }
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const links = [...document.querySelectorAll<HTMLElement>('input[type=search], .hit-link, .search-recent')];
  const next = links[links.indexOf(document.activeElement as HTMLElement) + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** What another app shared is searched for, or is the page of a title itself. */
function useShared(query: Readonly<Record<string, string>>): void {
  const { route } = useLocation();
  const shared = sharedWith(query);
  const to = shared && (shared.href ?? `/search?q=${encodeURIComponent(shared.q)}`);
  useEffect(() => {
    if (to) route(to, true);
  }, [to, route]);
}

export default function Search() {
  const [query, setQuery] = useQuery();
  useShared(query);
  const q = query.q ?? '';
  return (
    <Page title="Search" narrow>
      <div class="search" onKeyDown={onKey} onClick={() => remember(q)}>
        <SearchField
          first
          label="Movies, series and people"
          value={q}
          onSearch={(text) => setQuery({ q: text })}
          pause={200}
        />
        {q.trim() ? (
          <Results q={q} />
        ) : (
          <>
            {recent.value.length > 0 && (
              <section class="hits" aria-labelledby="recent-head">
                <h2 id="recent-head">Recent searches</h2>
                <ul>
                  {recent.value.map((it) => (
                    <li key={it}>
                      <a class="search-recent" href={`/search?q=${encodeURIComponent(it)}`}>
                        {it}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <div class="line">
              <LinkButton href="/trending">Trending this week</LinkButton>
            </div>
          </>
        )}
      </div>
    </Page>
  );
}
