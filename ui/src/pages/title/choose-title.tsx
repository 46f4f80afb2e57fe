// SPDX-License-Identifier: MIT
// Which title of TMDB something is: what it may be, and a search among all that TMDB has.
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { MediaType, Unmatched } from '../../api/types';
import { SearchField } from '../../parts/field';
import { Poster } from '../../parts/picture';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import { year } from '../../words';
import './choose-title.css';

interface Found {
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
function useFound(type: MediaType, q: string) {
  const named = useRead(q.trim() ? reads.search(type === 'movie' ? 'movie' : 'tv', q) : null);
  const id = numberIn(q);
  const movie = useRead(type === 'movie' && id !== undefined ? reads.movie(id) : null).data;
  const series = useRead(type === 'series' && id !== undefined ? reads.series(id) : null).data;
  const numbered: Found[] = [];
  if (movie) numbered.push({ ...movie, name: movie.title, date: movie.release_date, picture_path: movie.poster_path });
  if (series) numbered.push({ ...series, date: series.first_air_date, picture_path: series.poster_path });
  const found: readonly Found[] | undefined = named.data?.items;
  const isComplete = found !== undefined || numbered.length > 0;
  return { ...named, items: isComplete ? [...numbered, ...(found ?? [])] : undefined };
}

interface ChoiceProps {
  name: string;
  year: string | number | null;
  poster: string | null;
  overview?: string | null;
  onPick: () => void;
}

function Choice({ name, year: of, poster, overview, onPick }: ChoiceProps) {
  return (
    <li>
      <button type="button" class="choose-title" onClick={onPick}>
        <span class="choose-title-poster">
          <Poster path={poster} title={name} sizes="44px" />
        </span>
        <span class="grow">
          <strong>{name}</strong> <span class="muted">{of}</span>
          {overview && <span class="muted small choose-title-overview">{overview}</span>}
        </span>
      </button>
    </li>
  );
}

interface Props {
  type: MediaType;
  /** What it is called where it comes from. */
  title: string;
  candidates: Unmatched['candidates'];
  onPick: (tmdbId: number, name: string) => void;
}

export function ChooseTitle({ type, title, candidates, onPick }: Props) {
  const [q, setQ] = useState(title);
  const { items, error, again } = useFound(type, q);
  const offered = new Set(candidates.map((it) => it.tmdb_id));
  const others = items?.filter((it) => !offered.has(it.tmdb_id));
  return (
    <div class="stack">
      <SearchField first label="Title, or TMDB link or number" value={q} onSearch={setQ} pause={250} />
      {candidates.length > 0 && (
        <ul aria-label="What it may be">
          {candidates.map((it) => (
            <Choice
              key={it.tmdb_id}
              name={it.title}
              year={it.year}
              poster={it.poster_path}
              onPick={() => onPick(it.tmdb_id, it.title)}
            />
          ))}
        </ul>
      )}
      {error && !items && <Failed error={error} again={again} />}
      {!items && !error && q.trim() && (
        <Skeleton>
          <Bone height="66px" />
        </Skeleton>
      )}
      {others?.length === 0 && <p class="muted">{offered.size > 0 ? 'No other results.' : 'No results on TMDB.'}</p>}
      <ul aria-label="On TMDB">
        {(others ?? []).map((it) => (
          <Choice
            key={it.tmdb_id}
            name={it.name}
            year={year(it.date)}
            poster={it.picture_path}
            overview={it.overview}
            onPick={() => onPick(it.tmdb_id, it.name)}
          />
        ))}
      </ul>
    </div>
  );
}
