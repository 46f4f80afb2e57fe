// SPDX-License-Identifier: MIT
// Who is asking: whether the server lets this browser in.
import { signal } from '@preact/signals';
import { type ApiError, api, load, reads, toApiError } from '../api/api';
import { whenRefused } from '../api/transport';
import type { SessionState } from '../api/types';
import { forgetAll } from './resource';

export const session = signal<SessionState | undefined>(undefined);
/** Why it is not known. */
export const sessionError = signal<ApiError | undefined>(undefined);

export async function checkSession(): Promise<void> {
  try {
    const now = await load(reads.session());
    // The same answer keeps its identity, so nothing is asked again for it.
    if (JSON.stringify(now) !== JSON.stringify(session.peek())) session.value = now;
    sessionError.value = undefined;
  } catch (error) {
    sessionError.value = toApiError(error);
  }
}

/** What the door says beside asking for the password. */
export const doorNotice = signal<string | undefined>(undefined);

export async function logIn(password: string): Promise<void> {
  session.value = await api.logIn(password);
  doorNotice.value = undefined;
}

export async function logOut(): Promise<void> {
  await api.logOut();
  forgetAll();
  await checkSession();
}

let looking = false;

/** Sets the password, which ends every session, and comes in again with it. False: that failed, and the door is shown. */
export async function changePassword(
  password: string,
  current: string | undefined,
  revokesTokens: boolean,
): Promise<boolean> {
  // Whatever else the page asks in between is refused, and closes no door.
  looking = true;
  try {
    await api.setPassword(password, current, revokesTokens);
    return await logIn(password).then(
      () => true,
      () => {
        doorNotice.value = 'Password set. Log in with it.';
        session.value = { authorized: false, by: 'nobody', password_set: true, refusal: null };
        return false;
      },
    );
  } finally {
    looking = false;
  }
}

// A 401 may also come from a proxy, or mean something else: only the server's word on the session closes the door.
whenRefused(() => {
  if (looking || !session.peek()?.authorized) return;
  looking = true;
  void checkSession().finally(() => {
    looking = false;
  });
});
