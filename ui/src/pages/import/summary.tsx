// SPDX-License-Identifier: MIT
// What a run brought: the table, what failed and was skipped, and why.
import type { RunSummary, SkippedItem } from '../../api/types';
import { count, number } from '../../words';
import { Reason } from './reason';

const reasons: Record<string, string> = {
  no_tmdb_id: 'Not found on TMDB; its plays are kept',
  person: 'not a title',
  removed_at_trakt: 'Removed on Trakt since; stays removed',
  unmatched: 'Not sure which title; its plays are kept',
  other_user: 'Watched by somebody else',
  ignored: 'Not something you watched',
};
const kinds: Record<string, string> = { movie: 'Movie', series: 'Series', person: 'Person', row: 'Row' };

interface Row {
  name: string;
  seen: number;
  fresh: number;
  there: number;
  /** Undefined: cannot happen to these. */
  skipped?: number;
  failed?: number;
}

function rowsOf({ movies, series, plays, ratings, watchlist }: RunSummary): Row[] {
  return [
    { name: 'Movies', ...movies, fresh: movies.new, there: movies.existing },
    { name: 'Series', ...series, fresh: series.new, there: series.existing },
    { name: 'Plays', seen: plays.seen, fresh: plays.new, there: plays.seen - plays.new },
    { name: 'Ratings', seen: ratings.seen, fresh: ratings.applied, there: ratings.seen - ratings.applied },
    { name: 'Watchlist', seen: watchlist.seen, fresh: watchlist.added, there: watchlist.seen - watchlist.added },
  ];
}

function Cell({ value, bad = false }: { value: number | undefined; bad?: boolean }) {
  if (value === undefined) {
    return (
      <td class="result-none">
        <span aria-hidden="true">–</span>
        <span class="unseen">none</span>
      </td>
    );
  }
  return <td class={value <= 0 ? 'result-none' : bad ? 'result-bad' : ''}>{number(Math.max(0, value))}</td>;
}

/** What the table has no column for. */
function otherChanges({ plays, ratings, watchlist, renumbered }: RunSummary): string[] {
  const said: string[] = [];
  const gone = [
    plays.removed > 0 && count(plays.removed, 'play'),
    ratings.removed > 0 && count(ratings.removed, 'rating'),
    watchlist.removed > 0 && count(watchlist.removed, 'place', 'places') + ' on the watchlist',
  ].filter((it) => it !== false);
  if (gone.length > 0) said.push(`Removed on Trakt, and here too: ${gone.join(', ')}.`);
  if (plays.changed > 0) said.push(`Changed on Trakt, and here too: ${count(plays.changed, 'play')}.`);
  if (renumbered > 0) {
    const titles = renumbered === 1 ? '1 title goes' : `${number(renumbered)} titles go`;
    said.push(`${titles} by another TMDB number now; your ratings and notes moved along.`);
  }
  return said;
}

export function Summary({ summary }: { summary: RunSummary }) {
  const done = summary.state.startsWith('completed');
  return (
    <>
      <table class="result-table">
        <caption class="unseen">What was imported</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{summary.source === 'api' ? 'on Trakt' : 'in the file'}</th>
            <th scope="col">imported</th>
            <th scope="col">already here</th>
            <th scope="col">skipped</th>
            <th scope="col">failed</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(summary).map((it) => (
            <tr key={it.name}>
              <th scope="row">{it.name}</th>
              <Cell value={it.seen} />
              <Cell value={it.fresh} />
              <Cell value={it.there} />
              <Cell value={it.skipped} />
              <Cell value={it.failed} bad />
            </tr>
          ))}
        </tbody>
      </table>
      {summary.plays.without_id > 0 && (
        <p class="small">{`${count(summary.plays.without_id, 'play')} had no Trakt id and ${summary.plays.without_id === 1 ? 'is' : 'are'} known by title and date.`}</p>
      )}
      {done && summary.changed === false && <p class="small">Nothing new: everything was here already.</p>}
      {otherChanges(summary).map((it) => (
        <p key={it} class="small">
          {it}
        </p>
      ))}
    </>
  );
}

/** How whole the source looks; nothing failed. */
export function Hints({ hints }: { hints: string[] }) {
  if (hints.length === 0) return null;
  return (
    <section>
      <h3>Worth knowing</h3>
      <ul class="result-items small">
        {hints.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    </section>
  );
}

function Skipped({ item }: { item: SkippedItem }) {
  return (
    <li>
      <strong>{item.title || 'Without a name'}</strong>
      <span class="muted">{` · ${kinds[item.type] ?? item.type} · ${reasons[item.reason] ?? item.reason}`}</span>
      {(item.reason === 'no_tmdb_id' || item.reason === 'unmatched') && (
        <>
          <span class="muted"> · </span>
          <a class="link" href="/unmatched">
            Choose which title it is
          </a>
        </>
      )}
    </li>
  );
}

export function Items({ summary }: { summary: RunSummary }) {
  return (
    <>
      <Hints hints={summary.hints} />
      {summary.errors.length > 0 && (
        <section>
          <h3>{`${number(summary.errors.length)} failed`}</h3>
          <ul class="result-items small">
            {summary.errors.map((it) => (
              <Reason key={`${it.type} ${it.tmdb_id ?? ''} ${it.title} ${it.message}`} item={it} />
            ))}
          </ul>
        </section>
      )}
      {summary.skipped.length > 0 && (
        <section>
          <h3>{`${number(summary.skipped.length)} skipped`}</h3>
          <ul class="result-items small">
            {summary.skipped.map((it) => (
              <Skipped key={`${it.type} ${it.title}`} item={it} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
