// SPDX-License-Identifier: MIT
// An import as it goes.
import { Check, CircleAlert, Hourglass } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../api/api';
import type { RunStatus } from '../../api/types';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Poster } from '../../parts/picture';
import { Progress } from '../../parts/progress';
import { useTick } from '../../state/redraw';
import { complain } from '../../state/toasts';
import { count, duration, number, percent, time } from '../../words';
import { useCurrentTitle } from './current-title';
import { Reason } from './reason';

const phases = [
  { phase: 'history', name: 'History', words: 'Reading your history' },
  { phase: 'metadata', name: 'Titles', words: 'Fetching titles from TMDB' },
] as const;

/** Items a second over the last seconds; nothing for the first two. */
function usePace(run: RunStatus): number | undefined {
  const points = useRef<Array<{ phase: string; at: number; completed: number }>>([]);
  const now = Date.now();
  const last = points.current.at(-1);
  if (last && (last.phase !== run.phase || run.completed < last.completed)) points.current = [];
  if (!last || now - last.at > 400) points.current.push({ phase: run.phase, at: now, completed: run.completed });
  while (points.current.length > 2 && now - (points.current[0]?.at ?? now) > 10_000) points.current.shift();
  const first = points.current[0];
  if (!first || now - first.at < 2000) return undefined;
  return ((run.completed - first.completed) / (now - first.at)) * 1000;
}

function Phases({ now }: { now: string }) {
  const at = phases.findIndex((it) => it.phase === now);
  return (
    <ol class="run-phases small" aria-label="Parts of the import">
      {phases.map((it, index) => {
        const done = at === -1 || index < at;
        return (
          <li
            key={it.phase}
            class={`run-phase ${done ? 'run-phase-done' : ''}`}
            aria-current={index === at ? 'step' : undefined}
          >
            {done && <Icon of={Check} size={14} />}
            {it.name}
          </li>
        );
      })}
    </ol>
  );
}

function Problems({ run }: { run: RunStatus }) {
  const { errors } = run;
  if (errors.length === 0) return null;
  return (
    <details class="run-problems" open={run.error_count < 4}>
      <summary>
        <Icon of={CircleAlert} size={16} />
        {count(run.error_count, 'problem')}
      </summary>
      <ul class="result-items small">
        {errors.map((it) => (
          <Reason key={`${it.type} ${it.tmdb_id ?? ''} ${it.title} ${it.message}`} item={it} />
        ))}
      </ul>
    </details>
  );
}

export function Run({ run }: { run: RunStatus }) {
  useTick(1000);
  const pace = usePace(run);
  const [cancelling, setCancelling] = useState(false);
  const title = useCurrentTitle(run);
  const stopping = cancelling || run.cancellation_requested;
  const phase = phases.find((it) => it.phase === run.phase);
  const words = stopping ? 'Stopping…' : (phase?.words ?? 'Finishing');
  const waits = run.waiting_until && Date.parse(run.waiting_until) > Date.now() ? run.waiting_until : undefined;
  const cancel = async () => {
    setCancelling(true);
    try {
      await api.cancelImport();
    } catch (error) {
      setCancelling(false);
      complain(error);
    }
  };
  const share = percent(run.completed, run.total);
  useEffect(() => {
    // Whoever works in another tab sees it in this one's name.
    const name = document.title;
    if (run.total > 0) document.title = `${share} % · Import · Cinemarco`;
    return () => {
      document.title = name;
    };
  }, [share, run.total]);
  return (
    <section class="run card" aria-labelledby="run-head">
      {title && (
        <span class="run-poster">
          <Poster path={title.poster} title={title.title} sizes="120px" eager />
        </span>
      )}
      <div class="run-inside">
        <header class="run-head">
          <h2 id="run-head">{words}</h2>
          <Phases now={run.phase} />
        </header>
        <p class="run-now cut">
          {title ? (
            <>
              <span class="muted">Now: </span>
              {title.title}
            </>
          ) : (
            <span class="muted">{run.phase === 'history' ? 'Reading page by page…' : ' '}</span>
          )}
        </p>
        <Progress label="Import" done={run.completed} total={run.total} />
        <div class="run-facts">
          <strong>{run.total > 0 ? `${number(run.completed)} of ${number(run.total)}` : number(run.completed)}</strong>
          <span class="muted">
            {[
              pace !== undefined && pace >= 0.5 && `${number(Math.round(pace))}/s`,
              run.eta_seconds !== null && `${duration(run.eta_seconds)} left`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        {/* Said at every tenth part, not at every title. */}
        <p class="unseen" role="status">
          {run.total > 0 ? `${words}: ${Math.floor(share / 10) * 10} %` : words}
        </p>
        {waits && (
          <p class="run-waiting" role="status">
            <Icon of={Hourglass} size={16} />
            {`Trakt asked us to slow down. Continuing at ${time(waits)}.`}
          </p>
        )}
        <Problems run={run} />
        <div class="run-foot">
          <span class="muted small">You can leave or close this page; the import continues.</span>
          <Button busy={stopping} onClick={() => void cancel()}>
            Cancel
          </Button>
        </div>
      </div>
    </section>
  );
}
