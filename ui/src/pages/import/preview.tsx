// SPDX-License-Identifier: MIT
// What an import would bring, before anything is written.
import { useState } from 'preact/hooks';
import type { ImportPreview, PreviewTitle } from '../../api/types';
import { Button } from '../../parts/button';
import { SearchField } from '../../parts/field';
import { Progress } from '../../parts/progress';
import { Segmented } from '../../parts/segmented';
import { useVirtual } from '../../parts/virtual';
import { count, day, number } from '../../words';

const lineHeight = 56;
const reasons: Record<string, string> = {
  no_tmdb_id: 'TMDB has no number for it; its plays are kept, and you can match it by hand',
};

type State = 'all' | 'new' | 'existing' | 'skipped';

export function Previewing({ share }: { share: number | undefined }) {
  const sending = share !== undefined && share < 1;
  return (
    <div class="previewing" role="status">
      <p>{sending ? 'Sending the file…' : 'Reading everything once, without writing anything…'}</p>
      <Progress label="Reading" done={sending ? Math.round(share * 100) : 0} total={sending ? 100 : 0} />
    </div>
  );
}

function words(it: PreviewTitle): string {
  const parts = [];
  if (it.plays > 0) parts.push(count(it.plays, it.type === 'movie' ? 'viewing' : 'episode play'));
  if (it.on_watchlist) parts.push('on the watchlist');
  for (const { day: of, episodes } of it.air_dated) {
    parts.push(`${number(episodes)} episodes on ${day(of)} will take their air dates`);
  }
  return parts.join(' · ');
}

function Titles({ titles }: { titles: readonly PreviewTitle[] }) {
  const virtual = useVirtual({ count: titles.length, height: () => lineHeight });
  return (
    <ul
      class="preview-list"
      ref={virtual.holder as preact.RefObject<HTMLUListElement>}
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
            style={{ transform: `translateY(${row.start - virtual.offset}px)`, height: `${lineHeight}px` }}
          >
            <span class="grow">
              <span class="preview-title cut">
                {it.title || 'Without a name'} {it.year && <span class="muted">{it.year}</span>}
              </span>
              <span class="muted small cut preview-words">{words(it)}</span>
            </span>
            <span class={`badge badge-${it.state}`}>
              {it.state === 'new' ? 'new' : it.state === 'existing' ? 'already here' : "can't be matched"}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

export function Preview({ preview, onStart }: { preview: ImportPreview; onStart: () => void }) {
  const [state, setState] = useState<State>('all');
  const [q, setQ] = useState('');
  const { titles } = preview;
  const of = (wanted: State) => titles.filter((it) => wanted === 'all' || it.state === wanted);
  const words = q.toLowerCase();
  const shown = of(state).filter((it) => it.title.toLowerCase().includes(words));
  const fresh = of('new').length;
  const skipped = of('skipped').length + (titles.some((it) => it.state === 'skipped') ? 0 : preview.skipped.length);
  return (
    <section class="preview" aria-labelledby="preview-head">
      <header class="preview-head">
        <h2 id="preview-head" class="grow">
          {[
            `${number(fresh)} new`,
            `${number(of('existing').length)} already here`,
            ...(skipped > 0 ? [`${number(skipped)} can't be matched`] : []),
          ].join(' · ')}
        </h2>
        <Button kind="primary" onClick={onStart}>
          {fresh > 0 ? `Import ${number(fresh)}` : 'Import again'}
        </Button>
      </header>
      <p class="muted">
        {[
          count(preview.plays.seen, 'play'),
          `${number(preview.plays.new)} of them new`,
          count(preview.ratings, 'rating'),
          `${number(preview.watchlist)} on the watchlist`,
        ].join(' · ')}
      </p>
      <p class="muted small preview-help">
        Where more than four episodes of a series carry the same day, as after marking a whole season at once, each
        takes the day on which it aired. The time that Trakt holds is kept beside it.
      </p>
      {preview.skipped.length > 0 && (
        <details class="preview-skipped">
          <summary>{`${count(preview.skipped.length, 'title')} that can't be matched`}</summary>
          <ul>
            {preview.skipped.map((it) => (
              <li key={it.title} class="small">
                <strong>{it.title}</strong>
                <span class="muted">{` · ${reasons[it.reason] ?? it.reason}`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div class="line preview-tools">
        <Segmented
          label="Which titles"
          value={state}
          onPick={setState}
          choices={[
            { value: 'all', label: 'All', count: number(titles.length) },
            { value: 'new', label: 'New', count: number(fresh) },
            { value: 'existing', label: 'Already here', count: number(of('existing').length) },
          ]}
        />
        <span class="preview-search">
          <SearchField label="Filter by name" value={q} onSearch={setQ} />
        </span>
      </div>
      {shown.length > 0 ? <Titles titles={shown} /> : <p class="muted">No title fits.</p>}
    </section>
  );
}
