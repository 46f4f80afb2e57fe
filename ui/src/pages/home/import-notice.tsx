// SPDX-License-Identifier: MIT
// Says on Home that an import goes on, or that one was cut off.
import { LinkButton } from '../../parts/button';
import { Progress } from '../../parts/progress';
import { importing, importRun } from '../../state/runs';
import { duration, number } from '../../words';

export function ImportNotice() {
  const run = importRun.value;
  if (!run) return null;
  if (importing.value) {
    return (
      <section class="home-notice card" aria-label="Import">
        <div class="grow stack">
          <p class="line">
            <strong>Importing</strong>
            <span class="muted small">
              {run.total > 0 && `${number(run.completed)} of ${number(run.total)}`}
              {run.eta_seconds !== null && ` · ${duration(run.eta_seconds)} left`}
            </span>
          </p>
          <Progress label="Import" done={run.completed} total={run.total} />
        </div>
        <LinkButton href="/import">Show</LinkButton>
      </section>
    );
  }
  if (!run.resumable) return null;
  return (
    <section class="home-notice card" aria-label="Import">
      <p class="grow">The last import was not finished. What it brought is kept.</p>
      <LinkButton href="/import">Resume the import</LinkButton>
    </section>
  );
}
