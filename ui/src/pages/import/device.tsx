// SPDX-License-Identifier: MIT
// Signing in with a code that is typed on Trakt's page: code, QR code, and the wait.
import { ExternalLink } from 'lucide';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { encode } from 'uqr';
import { api, type ApiError, load, reads, toApiError } from '../../api/api';
import type { DeviceProgress, DeviceSignIn } from '../../api/types';
import { Button, LinkButton } from '../../parts/button';
import { Copyable } from '../../parts/copy';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useTick } from '../../state/redraw';
import { clock } from '../../words';
import { signedIn, waitingCode } from './journey';
import { isOtherAccount, OtherAccount } from './other-account';

function Qr({ text }: { text: string }) {
  const { path, size } = useMemo(() => {
    const code = encode(text, { border: 2 });
    const squares = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
    return { path: squares.join(''), size: code.size };
  }, [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="The same address as a QR code">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

const endings: Partial<Record<DeviceProgress['state'], string>> = {
  denied: 'You refused it on Trakt. Get a new code to try again.',
  expired: 'The code expired. Codes last ten minutes.',
  used: 'The code was already used.',
  invalid: 'Trakt no longer accepts this code.',
};

/** The code that still waits, from before this page was left; else a new one. */
async function codeOf(attempt: number, replace: boolean): Promise<DeviceSignIn> {
  const before = waitingCode.peek();
  if (attempt === 0 && before && Date.parse(before.expires_at) - Date.now() > 30_000) return before;
  return (waitingCode.value = await api.startDevice(replace));
}

function Left({ until }: { until: string }) {
  useTick(1000);
  return <span>{`${clock((Date.parse(until) - Date.now()) / 1000)} left`}</span>;
}

export function Device({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const [signIn, setSignIn] = useState<DeviceSignIn>();
  const [ended, setEnded] = useState<string>();
  const [error, setError] = useState<ApiError>();
  const [attempt, setAttempt] = useState(0);
  const [replace, setReplace] = useState(false);
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    let timer = 0;
    let gone = false;
    setSignIn(undefined);
    setEnded(undefined);
    setError(undefined);
    const wait = (seconds: number) => {
      timer = window.setTimeout(() => void poll(), seconds * 1000);
    };
    const poll = async () => {
      try {
        const { state, sign_in: now } = await load(reads.device());
        if (gone) return;
        if (state === 'done') {
          signedIn();
          done.current();
        } else if (endings[state]) setEnded(endings[state]);
        else wait(now?.interval_seconds ?? 5);
      } catch (problem) {
        if (gone) return;
        const told = toApiError(problem);
        // A line that drops for a moment does not end the sign-in.
        if (told.status === 0 || told.status >= 500 || told.code === 'busy') wait(5);
        else if (isOtherAccount(told)) {
          waitingCode.value = undefined;
          setError(told);
        } else setError(told);
      }
    };
    codeOf(attempt, replace).then(
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
  }, [attempt, replace]);

  const anew = () => setAttempt(attempt + 1);
  if (error && isOtherAccount(error)) {
    const decide = () => {
      setReplace(true);
      anew();
    };
    return <OtherAccount error={error} onReplace={decide} onKeep={onCancel} />;
  }
  if (error) return <Failed error={error} again={anew} />;
  if (ended) {
    return (
      <>
        <p role="alert">{ended}</p>
        <div class="line">
          <Button kind="primary" onClick={anew}>
            Get a new code
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </>
    );
  }
  if (!signIn) {
    return (
      <Skeleton class="stack">
        <Bone width="260px" height="56px" />
        <Bone width="70%" />
      </Skeleton>
    );
  }
  const page = signIn.verification_url;
  return (
    <div class="device">
      <div class="device-steps">
        {replace && <p class="small">Again, to replace the account: a new code, same steps.</p>}
        <p>
          Open{' '}
          <a class="link" href={page} rel="noreferrer" target="_blank">
            {page.replace(/^https?:\/\//, '')}
          </a>{' '}
          here or on your phone, and type
        </p>
        <Copyable large text={signIn.user_code} label="the code" />
        <p class="device-wait" role="status">
          <span class="device-pulse" aria-hidden="true" />
          <span>Waiting for you…</span>
        </p>
        <p class="muted small">
          <Left until={signIn.expires_at} />
        </p>
      </div>
      <Qr text={page} />
      <div class="line device-foot">
        <LinkButton kind="primary" icon={ExternalLink} href={page} rel="noreferrer" target="_blank">
          Open Trakt’s page
        </LinkButton>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
