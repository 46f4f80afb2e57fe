// SPDX-License-Identifier: MIT
// What came of an import, and the ways on.
import { CircleCheck, TriangleAlert } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import { forBrowser } from '../../api/for-browser';
import type { RunStatus, RunSummary } from '../../api/types';
import { Button, LinkButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import { say } from '../../state/toasts';
import { count, ranFor } from '../../words';
import { again as importAgain, refusal, resume } from './journey';
import { Items, Summary } from './summary';

function headline(summary: RunSummary): string {
  const took = ranFor(summary);
  const time = took && ` in ${took}`;
  switch (summary.state) {
    case 'completed':
      return `Done${time}`;
    case 'completed_with_errors':
      return `Done${time}, with ${count(summary.errors.length, 'problem')}`;
    case 'cancelled':
      return 'Cancelled';
    case 'interrupted':
      return 'Stopped early';
    default:
      return 'Failed';
  }
}

interface Props {
  run: RunStatus;
  /** A run goes on, or another one has begun. */
  onAgain: () => void;
  onNew: () => void;
}

export function Result({ run, onAgain, onNew }: Props) {
  const { data, error, again } = useRead(run.run_id === null ? null : reads.run(run.run_id));
  const [busy, setBusy] = useState(false);
  if (!data) {
    if (error) return <Failed error={error} again={again} />;
    return (
      <Skeleton class="stack">
        <Bone width="40%" height="28px" />
        <Bone height="220px" />
      </Skeleton>
    );
  }
  const well = data.state === 'completed';
  const failed = data.errors.some((it) => it.type !== 'row');
  const goOn = (work: () => Promise<boolean>) => async () => {
    setBusy(true);
    if (await work()) onAgain();
    setBusy(false);
  };
  const tryFailed = goOn(async () => {
    if (await importAgain(data.source === 'api' ? 'api' : 'export')) return true;
    if (data.source !== 'api' && !refusal.peek()) {
      say('Choose the same file again. Nothing is imported twice.');
      onNew();
    }
    return false;
  });
  // Cancelled by hand: whoever did it knows.
  const message = data.state === 'cancelled' ? '' : forBrowser(run.message ?? data.message ?? '');
  return (
    <section class="result" aria-labelledby="result-head">
      <header>
        <h2 id="result-head" class="result-head">
          <Icon of={well ? CircleCheck : TriangleAlert} size={26} class={well ? 'result-good' : 'result-warn'} />
          {headline(data)}
        </h2>
        <p class="unseen" role="status">{`Import: ${headline(data)}`}</p>
        {message && <p class="result-message">{message}</p>}
        {run.resumable && <p class="muted small">What was imported is kept. Resume continues where it stopped.</p>}
        {run.pictures_to_come > 0 && (
          <p class="muted small">{`${count(run.pictures_to_come, 'picture')} still downloading in the background.`}</p>
        )}
      </header>
      {refusal.value && (
        <p class="import-error" role="alert">
          {refusal.value.detail || refusal.value.title}
        </p>
      )}
      <div class="result-card card">
        <Summary summary={data} />
      </div>
      <div class="line">
        {run.resumable ? (
          <Button kind="primary" busy={busy} onClick={() => void goOn(resume)()}>
            Resume import
          </Button>
        ) : (
          failed && (
            <Button kind="primary" busy={busy} onClick={() => void tryFailed()}>
              Retry failed
            </Button>
          )
        )}
        <LinkButton kind={run.resumable || failed ? 'plain' : 'primary'} href="/library">
          Open library
        </LinkButton>
        <Button kind="quiet" onClick={onNew}>
          Import something else
        </Button>
      </div>
      <Items summary={data} />
    </section>
  );
}
