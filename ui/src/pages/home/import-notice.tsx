// SPDX-License-Identifier: MIT
// Says on Home that an import goes on, or that one was stopped early.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { api } from '../../api/api';
import { Button, LinkButton } from '../../parts/button';
import { Progress } from '../../parts/progress';
import { importing, importRun } from '../../state/runs';
import { complain } from '../../state/toasts';
import { duration, number } from '../../words';

export function ImportNotice() {
  const run = importRun.value;
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  if (!run) return null;
  const goOn = async () => {
    setBusy(true);
    try {
      importRun.value = await api.resumeImport();
      route('/import');
    } catch (error) {
      complain(error);
    }
    setBusy(false);
  };
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
      <p class="grow">The last import stopped early. What it imported is kept.</p>
      <Button busy={busy} onClick={() => void goOn()}>
        Resume import
      </Button>
    </section>
  );
}
