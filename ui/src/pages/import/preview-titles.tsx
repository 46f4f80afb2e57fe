// SPDX-License-Identifier: MIT
// The titles of a preview: filtered, searched, each with its poster.
import type { RefObject } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { type Read, reads } from '../../api/api';
import type { PreviewTitle } from '../../api/types';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { SearchField } from '../../parts/field';
import { Poster } from '../../parts/picture';
import { Segmented } from '../../parts/segmented';
import { useVirtual } from '../../parts/virtual';
import { finder, searchWords } from '../../search-words';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import { count, day, number } from '../../words';
import { ChooseTitle } from '../title/choose-title';
import type { ShownPreview, ShownTitle } from './matched';
import { matchTitle } from './matches';

const lineHeight = 76;
const states = ['all', 'new', 'existing', 'unsure', 'skipped'] as const;
type State = (typeof states)[number];

const stateWords: Record<string, string> = {
  new: 'New',
  existing: 'Already here',
  unsure: 'Unsure',
  skipped: 'Can’t be matched',
};

function titleWords(it: ShownTitle): string {
  const parts = [it.type === 'movie' ? 'Movie' : 'Series'];
  if (it.matched !== undefined) parts.push(`matched with ${it.matched}`);
  if (it.plays > 0) parts.push(count(it.plays, it.type === 'movie' ? 'play' : 'episode'));
  if (it.same_viewings > 0) parts.push(`${number(it.same_viewings)} here already`);
  if (it.on_watchlist) parts.push('on the watchlist');
  if (it.state === 'unsure' && it.candidates.length > 0) {
    const [first, ...more] = it.candidates.map((one) => `${one.title}${one.year ? ` (${one.year})` : ''}`);
    parts.push(`perhaps ${first}${more.length > 0 ? ` or ${count(more.length, 'other')}` : ''}`);
  }
  for (const { day: of, episodes } of it.air_dated) {
    parts.push(`${number(episodes)} episodes on ${day(of)} will take their air dates`);
  }
  return parts.join(' · ');
}

/** TMDB's poster, asked for when the line stays in sight: whoever scrolls past wants none of them. */
function TitlePoster({ it }: { it: PreviewTitle }) {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), 250);
    return () => clearTimeout(timer);
  }, []);
  const hasKey = useRead(reads.setup()).data?.tmdb_key_set ?? false;
  const question = () => {
    if (!stays || !hasKey || it.tmdb_id === null) return null;
    const ask: Read<{ poster_path: string | null }> =
      it.type === 'movie' ? reads.movie(it.tmdb_id) : reads.series(it.tmdb_id);
    return ask;
  };
  const { data } = useRead(question());
  return <Poster path={data?.poster_path} title={it.title} sizes="40px" />;
}

interface TitlesProps {
  titles: readonly ShownTitle[];
  onMatch: (title: PreviewTitle) => void;
}

function State({ it, onMatch }: { it: PreviewTitle; onMatch: () => void }) {
  if (it.state === 'unsure') {
    return (
      <Button small aria-label={`Choose which title ${it.title} is`} onClick={onMatch}>
        Choose…
      </Button>
    );
  }
  return <span class={`badge badge-${it.state}`}>{stateWords[it.state] ?? it.state}</span>;
}

function Titles({ titles, onMatch }: TitlesProps) {
  const key = useCallback(
    (index: number) => {
      const it = titles[index];
      return it ? `${it.type} ${it.tmdb_id ?? it.title} ${it.year ?? ''} ${it.tmdb_id ? '' : index}` : index;
    },
    [titles],
  );
  const virtual = useVirtual({ count: titles.length, height: () => lineHeight, key });
  return (
    <ul
      class="preview-list"
      ref={virtual.holder as RefObject<HTMLUListElement>}
      style={{ height: `${virtual.size}px` }}
      aria-label="Titles"
    >
      {virtual.rows.map((row) => {
        const it = titles[row.index];
        if (!it) return null;
        return (
          <li
            key={row.key}
            class="preview-line"
            aria-setsize={titles.length}
            aria-posinset={row.index + 1}
            style={{ transform: `translateY(${row.start - virtual.offset}px)`, height: `${lineHeight}px` }}
          >
            <span class="preview-poster">
              <TitlePoster it={it} />
            </span>
            <span class="grow">
              <span class="preview-title cut">
                {it.title || 'Without a name'} {it.year && <span class="preview-year muted">{it.year}</span>}
              </span>
              <span class="muted small cut preview-words">{titleWords(it)}</span>
            </span>
            <State it={it} onMatch={() => onMatch(it)} />
          </li>
        );
      })}
    </ul>
  );
}

export function PreviewTitles({ preview }: { preview: ShownPreview }) {
  const [query, change] = useQuery();
  const [matching, setMatching] = useState<PreviewTitle>();
  const state: State = states.find((it) => it === query.show) ?? 'all';
  const q = query.q ?? '';
  const { titles } = preview;
  const many = useMemo(() => {
    const counts: Record<State, number> = { all: titles.length, new: 0, existing: 0, unsure: 0, skipped: 0 };
    for (const it of titles) counts[it.state as State]++;
    return counts;
  }, [titles]);
  const words = useMemo(() => titles.map((it) => searchWords(it.title)), [titles]);
  const shown = useMemo(() => {
    const finds = finder(q);
    return titles.filter((it, at) => (state === 'all' || it.state === state) && (!finds || finds(words[at] ?? [])));
  }, [titles, words, state, q]);
  return (
    <>
      <div class="preview-tools">
        <div class="preview-states">
          <Segmented
            label="Which titles"
            value={state}
            onPick={(it) => change({ show: it === 'all' ? undefined : it })}
            choices={states
              .filter((it) => it === 'all' || it === state || many[it] > 0)
              .map((it) => ({ value: it, label: stateWords[it] ?? 'All', count: number(many[it]) }))}
          />
        </div>
        <span class="preview-search">
          <SearchField label="Filter by name" value={q} onSearch={(text) => change({ q: text })} />
        </span>
      </div>
      {state === 'unsure' && (
        <p class="muted small preview-help">
          We don’t guess. Choose each title once, here or after the import; its plays are kept either way.
        </p>
      )}
      {state === 'skipped' && (
        <p class="muted small preview-help">
          Trakt has no TMDB number for these. The import searches by IMDb and TVDB; what isn’t found keeps its plays,
          and you can match it by hand.
        </p>
      )}
      {shown.length > 0 ? (
        <Titles titles={shown} onMatch={setMatching} />
      ) : (
        <p class="muted preview-none">{q ? `No title has “${q}” in its name.` : 'No titles.'}</p>
      )}
      <Dialog
        title={matching ? `Which title is ${matching.title}?` : ''}
        open={matching !== undefined}
        onClose={() => setMatching(undefined)}
      >
        {matching && (
          <ChooseTitle
            type={matching.type}
            title={matching.title}
            candidates={matching.candidates}
            onPick={(tmdbId, name) => {
              setMatching(undefined);
              void matchTitle(matching, tmdbId, name);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
