// SPDX-License-Identifier: MIT
// Imports and syncs so far, each with its report.
import { Ban, ChevronRight, CircleAlert, CircleCheck, LoaderCircle, TriangleAlert, type IconNode } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import { forBrowser } from '../../api/for-browser';
import type { RunRow } from '../../api/types';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Icon } from '../../parts/icon';
import { Segmented } from '../../parts/segmented';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import { ago, count, exact, number, ranFor } from '../../words';
import { sourceName } from './source-names';
import { Items, Summary } from './summary';

const atFirst = 8;
const states: Record<RunRow['state'], { words: string; icon: IconNode; tone: string }> = {
  running: { words: 'running', icon: LoaderCircle, tone: 'muted' },
  completed: { words: 'done', icon: CircleCheck, tone: 'good' },
  completed_with_errors: { words: 'done, with problems', icon: TriangleAlert, tone: 'warn' },
  cancelled: { words: 'cancelled', icon: Ban, tone: 'muted' },
  failed: { words: 'failed', icon: CircleAlert, tone: 'bad' },
  interrupted: { words: 'stopped early', icon: TriangleAlert, tone: 'warn' },
};

const nameOf = (run: RunRow) => (run.kind === 'import' ? `Import from ${sourceName(run.source)}` : 'Sync with Trakt');

function Report({ run }: { run: RunRow }) {
  const { data, error, again } = useRead(reads.run(run.run_id));
  if (!data) {
    if (error) return <Failed error={error} again={again} />;
    return (
      <Skeleton>
        <Bone height="220px" />
      </Skeleton>
    );
  }
  const { requests, pushed } = data;
  const told = pushed ? pushed.plays + pushed.removals + pushed.ratings + pushed.watchlist : 0;
  return (
    <div class="stack">
      <p class="muted small">
        {[
          nameOf(run),
          states[run.state].words,
          run.finished_at && `took ${ranFor(run)}`,
          requests.trakt > 0 && `${count(requests.trakt, 'request')} to Trakt`,
          requests.tmdb > 0 && `${count(requests.tmdb, 'request')} to TMDB`,
          requests.images > 0 && count(requests.images, 'picture'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {data.message && <p>{forBrowser(data.message)}</p>}
      <Summary summary={data} />
      {told > 0 && <p class="small">{`${count(told, 'change')} sent to Trakt.`}</p>}
      <Items summary={data} />
    </div>
  );
}

export function Past() {
  const { data } = useRead(reads.imports());
  const [query, change] = useQuery();
  const [all, setAll] = useState(false);
  if (!data || data.runs.length === 0) return null;
  const kind = query.runs === 'sync' ? 'sync' : 'import';
  const runs = data.runs.filter((it) => it.kind === kind);
  const chosen = data.runs.find((it) => String(it.run_id) === query.run);
  return (
    <section class="past" aria-labelledby="past-head">
      <header class="past-head">
        <h2 id="past-head">Past imports</h2>
        <Segmented
          label="Which runs"
          value={kind}
          onPick={(it) => change({ runs: it === 'sync' ? 'sync' : undefined })}
          choices={[
            { value: 'import', label: 'Imports' },
            { value: 'sync', label: 'Syncs' },
          ]}
        />
      </header>
      {runs.length === 0 && <p class="muted">{kind === 'sync' ? 'No sync yet.' : 'No import yet.'}</p>}
      <ul class="card past-list" hidden={runs.length === 0}>
        {runs.slice(0, all ? undefined : atFirst).map((it) => (
          <li key={it.run_id}>
            <button type="button" class="past-run" onClick={() => change({ run: String(it.run_id) }, 'push')}>
              <Icon of={states[it.state].icon} size={18} class={`past-${states[it.state].tone}`} />
              <span class="grow">
                {nameOf(it)}
                <span class="muted small">{` · ${[states[it.state].words, ranFor(it)].filter(Boolean).join(' · ')}`}</span>
              </span>
              <span class="muted small past-when" title={exact(it.started_at)}>
                {ago(it.started_at)}
              </span>
              <Icon of={ChevronRight} size={16} class="past-muted" />
            </button>
          </li>
        ))}
      </ul>
      {!all && runs.length > atFirst && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {`Show all ${number(runs.length)}`}
        </Button>
      )}
      <Dialog
        wide
        title={chosen ? exact(chosen.started_at) : ''}
        open={chosen !== undefined}
        onClose={() => query.run && change({ run: undefined })}
      >
        {chosen && <Report run={chosen} />}
      </Dialog>
    </section>
  );
}
