// SPDX-License-Identifier: MIT
// An import that was cut off or cancelled, and the way on.
import { History } from 'lucide';
import { useState } from 'preact/hooks';
import { forBrowser } from '../../api/for-browser';
import type { RunStatus } from '../../api/types';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { refusal, resume } from './journey';

export function Unfinished({ run, onResume }: { run: RunStatus; onResume: () => void }) {
  const [busy, setBusy] = useState(false);
  const goOn = async () => {
    setBusy(true);
    if (await resume()) onResume();
    setBusy(false);
  };
  return (
    <section class="unfinished card" aria-labelledby="unfinished-head">
      <Icon of={History} size={24} />
      <div class="unfinished-words">
        <h2 id="unfinished-head">
          {run.state === 'cancelled' ? 'You stopped the last import' : 'The last import stopped early'}
        </h2>
        <p class="muted small">
          {(refusal.value?.detail ?? forBrowser(run.message ?? '')) ||
            'What it imported is kept. Resume continues where it stopped.'}
        </p>
      </div>
      <Button kind="primary" busy={busy} onClick={() => void goOn()}>
        Resume import
      </Button>
    </section>
  );
}
