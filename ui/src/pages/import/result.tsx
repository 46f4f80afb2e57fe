// SPDX-License-Identifier: MIT
// What came of an import, line by line.
import { CircleCheck, TriangleAlert } from 'lucide';
import { reads } from '../../api/api';
import type { RunStatus, RunSummary } from '../../api/types';
import { tmdbLink } from '../../links';
import { Button, LinkButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Skeleton, Bone } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import { count, duration, number } from '../../words';

const states: Record<string, string> = {
  completed: 'Done',
  completed_with_errors: 'Done, with problems',
  cancelled: 'Cancelled',
  failed: 'It broke off',
  interrupted: 'It was cut off',
};
const reasons: Record<string, string> = { no_tmdb_id: 'TMDB has no number for it' };

export function Summary({ summary }: { summary: RunSummary }) {
  const { movies, series, plays, ratings, watchlist } = summary;
  const rows = [
    {
      name: 'Movies',
      seen: movies.seen,
      fresh: movies.new,
      there: movies.existing,
      skipped: movies.skipped,
      failed: movies.failed,
    },
    {
      name: 'Series',
      seen: series.seen,
      fresh: series.new,
      there: series.existing,
      skipped: series.skipped,
      failed: series.failed,
    },
    { name: 'Plays', seen: plays.seen, fresh: plays.new, there: plays.seen - plays.new, skipped: 0, failed: 0 },
    { name: 'Ratings', seen: ratings.seen, fresh: ratings.applied, there: 0, skipped: 0, failed: 0 },
    { name: 'Watchlist', seen: watchlist.seen, fresh: watchlist.added, there: 0, skipped: 0, failed: 0 },
  ];
  return (
    <div class="result-scroll">
      <table class="result-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Of what</span>
            </th>
            <th scope="col">exported</th>
            <th scope="col">imported</th>
            <th scope="col">already here</th>
            <th scope="col">skipped</th>
            <th scope="col">failed</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((it) => (
            <tr key={it.name}>
              <th scope="row">{it.name}</th>
              {[it.seen, it.fresh, Math.max(0, it.there), it.skipped].map((value, at) => (
                <td key={at}>{number(value)}</td>
              ))}
              <td class={it.failed > 0 ? 'result-bad' : ''}>{number(it.failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Items({ summary }: { summary: RunSummary }) {
  return (
    <>
      {summary.errors.length > 0 && (
        <section>
          <h3>{`${count(summary.errors.length, 'title')} failed`}</h3>
          <ul class="result-items small">
            {summary.errors.map((it) => (
              <li key={`${it.type} ${it.tmdb_id ?? ''} ${it.title}`}>
                {it.tmdb_id && (it.type === 'movie' || it.type === 'series') ? (
                  <a class="link" href={tmdbLink(it.type, it.tmdb_id)}>
                    {it.title || `TMDB ${it.tmdb_id}`}
                  </a>
                ) : (
                  <strong>{it.title || it.type}</strong>
                )}
                <span class="muted">{` · ${it.message}`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {summary.skipped.length > 0 && (
        <section>
          <h3>{`${count(summary.skipped.length, 'title')} skipped`}</h3>
          <ul class="result-items small">
            {summary.skipped.map((it) => (
              <li key={it.title}>
                <strong>{it.title}</strong>
                <span class="muted">{` · ${reasons[it.reason] ?? it.reason} · `}</span>
                <a class="link" href="/unmatched">
                  match it by hand
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface Props {
  run: RunStatus | undefined;
  /** Goes on with what is unfinished, or tries the failed ones again. */
  onAgain: () => void;
  onNew: () => void;
}

export function Result({ run, onAgain, onNew }: Props) {
  const { data, error, again } = useRead(run?.run_id ? reads.run(run.run_id) : null);
  if (error && !data) return <Failed error={error} again={again} />;
  if (!data) {
    return (
      <Skeleton>
        <Bone width="40%" height="28px" />
        <Bone height="200px" />
      </Skeleton>
    );
  }
  const well = data.state === 'completed';
  const took = data.finished_at ? (Date.parse(data.finished_at) - Date.parse(data.started_at)) / 1000 : undefined;
  return (
    <section class="result" aria-labelledby="result-head">
      <h2 id="result-head" class="line">
        <Icon of={well ? CircleCheck : TriangleAlert} class={well ? 'result-good' : 'result-warn'} />
        {states[data.state] ?? data.state}
        {well && took !== undefined && ` in ${duration(took)}`}
      </h2>
      {(run?.message ?? data.message) && <p role="alert">{run?.message ?? data.message}</p>}
      <Summary summary={data} />
      <Items summary={data} />
      <div class="line">
        <LinkButton kind="primary" href="/library">
          See your library
        </LinkButton>
        {run?.resumable && <Button onClick={onAgain}>Go on with the import</Button>}
        {!run?.resumable && data.errors.length > 0 && <Button onClick={onNew}>Try the failed ones again</Button>}
        <Button onClick={onNew}>Import something else</Button>
      </div>
    </section>
  );
}
