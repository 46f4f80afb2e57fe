// SPDX-License-Identifier: MIT
// An import that was cut off or cancelled, and the way on.
import type { RunStatus } from '../../api/types';
import { Button } from '../../parts/button';

export function Unfinished({ run, onResume }: { run: RunStatus; onResume: () => void }) {
  return (
    <section class="unfinished card" aria-label="The unfinished import">
      <p class="grow">
        {run.message ?? 'The last import was not finished.'}
        <span class="muted"> What it brought is kept.</span>
      </p>
      <Button kind="primary" onClick={onResume}>
        Resume
      </Button>
    </section>
  );
}
