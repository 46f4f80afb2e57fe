// SPDX-License-Identifier: MIT
// Imports and syncs so far, each with its report.
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { RunRow } from '../../api/types';
import { Dialog } from '../../parts/dialog';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import { ago, exact } from '../../words';
import { Items, Summary } from './result';

const shown = 12;
const stateWords: Record<RunRow['state'], string> = {
  running: 'running',
  completed: 'done',
  completed_with_errors: 'done, with problems',
  cancelled: 'cancelled',
  failed: 'broke off',
  interrupted: 'cut off',
};

function Report({ run }: { run: number }) {
  const { data, error, again } = useRead(reads.run(run));
  if (error && !data) return <Failed error={error} again={again} />;
  if (!data) return <p class="muted">Loading…</p>;
  return (
    <div class="stack">
      {data.message && <p>{data.message}</p>}
      <Summary summary={data} />
      <Items summary={data} />
    </div>
  );
}

export function Past() {
  const { data } = useRead(reads.imports());
  const [chosen, setChosen] = useState<RunRow>();
  if (!data || data.runs.length === 0) return null;
  return (
    <section class="past" aria-labelledby="past-head">
      <h2 id="past-head">So far</h2>
      <ul>
        {data.runs.slice(0, shown).map((it) => (
          <li key={it.run_id}>
            <button type="button" class="past-run" onClick={() => setChosen(it)}>
              <span class="grow">
                {it.kind === 'import' ? 'Import' : 'Sync'}
                <span class="muted">{it.source === 'export' ? ' from an export' : ' from Trakt'}</span>
              </span>
              <span class="muted small">{stateWords[it.state]}</span>
              <span class="muted small past-when" title={exact(it.started_at)}>
                {ago(it.started_at)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        wide
        title={chosen ? `${chosen.kind === 'import' ? 'Import' : 'Sync'} of ${exact(chosen.started_at)}` : ''}
        open={chosen !== undefined}
        onClose={() => setChosen(undefined)}
      >
        {chosen && <Report run={chosen.run_id} />}
      </Dialog>
    </section>
  );
}
