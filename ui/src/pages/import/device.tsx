// SPDX-License-Identifier: MIT
// Signing in with a code that is typed on Trakt's page: code, QR code, and the wait.
import { useEffect, useState } from 'preact/hooks';
import { encode } from 'uqr';
import { api, type ApiError, load, reads, toApiError } from '../../api/api';
import type { DeviceProgress, DeviceSignIn } from '../../api/types';
import { Button } from '../../parts/button';
import { Copyable } from '../../parts/copy';
import { Failed } from '../../parts/states';
import { useTick } from '../../state/redraw';
import { changed } from '../../state/resource';
import { clock } from '../../words';

function Qr({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="The same address as a QR code">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

const endings: Partial<Record<DeviceProgress['state'], string>> = {
  denied: 'You refused it on Trakt’s page.',
  expired: 'The code is too old.',
  used: 'The code was used already.',
  invalid: 'Trakt does not know the code any more.',
};

export function Device({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const [signIn, setSignIn] = useState<DeviceSignIn>();
  const [ended, setEnded] = useState<string>();
  const [error, setError] = useState<ApiError>();
  const [attempt, setAttempt] = useState(0);
  useTick(1000);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    setEnded(undefined);
    setError(undefined);
    const wait = (seconds: number) => {
      timer = setTimeout(() => void poll(), seconds * 1000);
    };
    const poll = async () => {
      try {
        const { state, sign_in: now } = await load(reads.device());
        if (gone) return;
        if (state === 'done') {
          changed();
          onDone();
        } else if (endings[state]) setEnded(endings[state]);
        else wait(now?.interval_seconds ?? 5);
      } catch (problem) {
        if (!gone) setError(toApiError(problem));
      }
    };
    api.startDevice().then(
      (it) => {
        if (gone) return;
        setSignIn(it);
        wait(it.interval_seconds);
      },
      (problem: unknown) => !gone && setError(toApiError(problem)),
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
    // A new attempt is all that starts it again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [attempt]);

  const again = () => setAttempt(attempt + 1);
  if (error) return <Failed error={error} again={again} />;
  if (ended) {
    return (
      <>
        <p role="alert">{ended}</p>
        <Button kind="primary" onClick={again}>
          Get a new code
        </Button>
      </>
    );
  }
  if (!signIn) return <p class="muted">Asking Trakt for a code…</p>;
  const left = (Date.parse(signIn.expires_at) - Date.now()) / 1000;
  return (
    <div class="device">
      <div class="stack">
        <Copyable large text={signIn.user_code} label="the code" />
        <p>
          Type it at{' '}
          <a href={signIn.verification_url} rel="noreferrer" target="_blank">
            {signIn.verification_url.replace(/^https?:\/\//, '')}
          </a>
        </p>
        <p class="muted small" role="status">
          Waiting for you…
        </p>
        <p class="muted small">{`${clock(left)} left`}</p>
        <div>
          <Button small onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
      <Qr text={signIn.verification_url} />
    </div>
  );
}
