// SPDX-License-Identifier: MIT
// Signing in through Trakt's page: it shows a code, which is pasted here.
import { ExternalLink } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { api, type ApiError, toApiError } from '../../api/api';
import { Button, LinkButton } from '../../parts/button';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { codePage, forgetCode, signedIn, typedCode } from './journey';
import { isOtherAccount, OtherAccount } from './other-account';

export function ByCode({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const page = codePage.value;
  const setPage = (it: typeof page) => (codePage.value = it);
  const [attempt, setAttempt] = useState(0);
  const [replace, setReplace] = useState(false);
  const code = typedCode.value;
  const setCode = (text: string) => (typedCode.value = text);
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let gone = false;
    setError(undefined);
    // The code that Trakt shows belongs to the page that was opened.
    if (attempt === 0 && !replace && codePage.peek()) return;
    api.authorize(replace).then(
      (it) => {
        if (!gone) codePage.value = it;
      },
      (problem: unknown) => !gone && setError(toApiError(problem)),
    );
    return () => {
      gone = true;
    };
  }, [attempt, replace]);

  const connect = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.exchange(code.trim(), page?.state, replace);
      forgetCode();
      signedIn();
      onDone();
    } catch (problem) {
      setError(toApiError(problem));
      setBusy(false);
    }
  };
  const cancel = () => {
    forgetCode();
    onCancel();
  };
  if (error && isOtherAccount(error)) {
    // The code is spent: a new page, and a new one from there.
    const decide = () => {
      setReplace(true);
      setPage(undefined);
      setCode('');
    };
    return <OtherAccount error={error} onReplace={decide} onKeep={onCancel} />;
  }
  if (!page) {
    if (error) return <Failed error={error} again={() => setAttempt(attempt + 1)} />;
    return (
      <Skeleton class="stack">
        <Bone width="70%" />
        <Bone height="40px" />
      </Skeleton>
    );
  }
  return (
    <form
      class="stack by-code"
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <p>
        {replace ? 'Again, to replace the account: open' : 'Open'} Trakt’s page, allow Cinemarco, and paste the code
        that Trakt shows you.
      </p>
      <div>
        <LinkButton icon={ExternalLink} href={page.url} rel="noreferrer" target="_blank">
          Open Trakt’s page
        </LinkButton>
      </div>
      <label class="labelled">
        <span class="small muted">The code, or the whole address Trakt took you to</span>
        <input
          class="field"
          value={code}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'by-code-error' : undefined}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </label>
      {error && (
        <p role="alert" id="by-code-error" class="import-error small">
          {error.detail || error.title}
        </p>
      )}
      <div class="line">
        <Button kind="primary" type="submit" busy={busy} disabled={busy || !code.trim()}>
          Connect
        </Button>
        <Button kind="quiet" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
