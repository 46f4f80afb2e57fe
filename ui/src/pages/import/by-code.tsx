// SPDX-License-Identifier: MIT
// Signing in through Trakt's page: it shows a code, which is pasted here.
import { useState } from 'preact/hooks';
import { api, type ApiError, toApiError } from '../../api/api';
import { Button } from '../../parts/button';
import { changed } from '../../state/resource';

export function ByCode({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const [page, setPage] = useState<{ url: string; state: string }>();
  const [code, setCode] = useState('');
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);

  const run = (work: () => Promise<void>) => async () => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (problem) {
      setError(toApiError(problem));
    }
    setBusy(false);
  };
  const open = run(async () => setPage(await api.authorize()));
  const exchange = run(async () => {
    await api.exchange(code.trim(), page?.state);
    changed();
    onDone();
  });

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void exchange();
      }}
    >
      {page ? (
        <>
          <p>
            Open{' '}
            <a href={page.url} rel="noreferrer" target="_blank">
              Trakt’s page
            </a>
            , allow it, and paste the code that you see.
          </p>
          <label>
            <span class="small">Code, or the whole address that Trakt led to</span>
            <input
              class="field"
              value={code}
              autocomplete="off"
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
        </>
      ) : (
        <p class="small muted">Trakt shows a code on its page after you have allowed it.</p>
      )}
      {error && (
        <p role="alert" class="import-error">
          {error.detail || error.title}
        </p>
      )}
      <div class="line">
        {page ? (
          <Button kind="primary" type="submit" busy={busy} disabled={!code.trim()}>
            Connect
          </Button>
        ) : (
          <Button kind="primary" busy={busy} onClick={() => void open()}>
            Get the page
          </Button>
        )}
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
