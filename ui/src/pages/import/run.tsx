// SPDX-License-Identifier: MIT
// An import as it goes.
import { useRef, useState } from 'preact/hooks';
import { api } from '../../api/api';
import type { RunStatus } from '../../api/types';
import { Button } from '../../parts/button';
import { Progress } from '../../parts/progress';
import { complain } from '../../state/toasts';
import { count, duration, number, time } from '../../words';

const phases: Record<string, string> = {
  history: 'Reading your history',
  metadata: 'Fetching titles from TMDB',
  images: 'Fetching pictures',
  done: 'Finishing',
};

/** Items a second since the phase began; empty for the first two seconds. */
function usePace(run: RunStatus): number | undefined {
  const begun = useRef({ phase: '', at: 0, completed: 0 });
  if (begun.current.phase !== run.phase || run.completed < begun.current.completed) {
    begun.current = { phase: run.phase, at: Date.now(), completed: run.completed };
  }
  const seconds = (Date.now() - begun.current.at) / 1000;
  return seconds > 2 ? (run.completed - begun.current.completed) / seconds : undefined;
}

export function Run({ run }: { run: RunStatus }) {
  const pace = usePace(run);
  const [cancelling, setCancelling] = useState(false);
  const stopping = cancelling || run.cancellation_requested;
  const cancel = async () => {
    setCancelling(true);
    try {
      await api.cancelImport();
    } catch (error) {
      setCancelling(false);
      complain(error);
    }
  };
  return (
    <section class="run card" aria-labelledby="run-head">
      <h2 id="run-head">{stopping ? 'Stopping…' : (phases[run.phase] ?? 'Importing')}</h2>
      <Progress label="Import" done={run.completed} total={run.total} />
      <div class="line run-facts">
        <span role="status" aria-live="off">
          {run.total > 0 ? `${number(run.completed)} of ${number(run.total)}` : number(run.completed)}
        </span>
        <span class="grow" />
        <span class="muted">
          {[
            pace !== undefined && pace > 0 && `${number(Math.round(pace))}/s`,
            run.eta_seconds !== null && `${duration(run.eta_seconds)} left`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <p class="run-now cut">
        {run.current_item ? (
          <>
            <span class="muted">now: </span>
            {run.current_item}
          </>
        ) : (
          ' '
        )}
      </p>
      {run.waiting_until && (
        <p class="run-waiting" role="status">
          {`We are asked to wait until ${time(run.waiting_until)}; we go on by ourselves.`}
        </p>
      )}
      {run.errors.length > 0 && (
        <details>
          <summary>{count(run.errors.length, 'problem')}</summary>
          <ul class="run-errors small">
            {run.errors.map((it) => (
              <li key={`${it.type} ${it.title} ${it.message}`}>
                <strong>{it.title || it.type}</strong> {it.message}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div class="line">
        <span class="muted small grow">You may leave this page; it goes on.</span>
        <Button busy={stopping} onClick={() => void cancel()}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
