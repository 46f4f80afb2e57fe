// SPDX-License-Identifier: MIT
// The door, where the server wants a password.
import { LogIn, ShieldX } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { toApiError } from '../api/api';
import { forBrowser } from '../api/for-browser';
import { Button } from '../parts/button';
import { Empty } from '../parts/states';
import { doorNotice, logIn, session } from '../state/session';
import '../parts/field.css';
import './log-in.css';

export function LogInCard() {
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = 'Log in · Cinemarco';
    field.current?.focus();
  }, []);
  const enter = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setWrong(undefined);
    try {
      await logIn(field.current?.value ?? '');
    } catch (error) {
      setWrong(toApiError(error).detail);
      field.current?.select();
    }
    setBusy(false);
  };
  const refusal = session.value?.refusal;
  if (refusal) {
    return (
      <main class="log-in">
        <h1 class="unseen">Cinemarco</h1>
        <Empty icon={ShieldX} title="You can’t log in this way">
          <p>{forBrowser(refusal)}</p>
          <p>
            Set a password on the machine that Cinemarco runs on: in its own browser under Settings › Access, or in its
            terminal. Then log in here.
          </p>
        </Empty>
      </main>
    );
  }
  return (
    <main class="log-in">
      <form class="log-in-card card" onSubmit={(event) => void enter(event)}>
        <img src="/icons/icon.svg" width="56" height="56" alt="" />
        <h1>Cinemarco</h1>
        <p class="muted" role="status">
          {doorNotice.value ?? 'Enter your password.'}
        </p>
        <label class="labelled log-in-field">
          <span>Password</span>
          <input
            ref={field}
            class="field"
            type="password"
            name="password"
            autocomplete="current-password"
            required
            aria-invalid={wrong !== undefined}
            aria-describedby="log-in-wrong"
          />
        </label>
        <p id="log-in-wrong" class="log-in-wrong" role="alert">
          {wrong}
        </p>
        <Button kind="primary" type="submit" icon={LogIn} busy={busy}>
          Log in
        </Button>
      </form>
    </main>
  );
}
