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

export async function logIn(password: string): Promise<void> {
  session.value = await api.logIn(password);
}

export async function logOut(): Promise<void> {
  await api.logOut();
  forgetAll();
  await checkSession();
}

// A 401 may also come from a proxy, or mean something else: only the server's word on the session closes the door.
let looking = false;
whenRefused(() => {
  if (looking || !session.peek()?.authorized) return;
  looking = true;
  void checkSession().finally(() => {
    looking = false;
  });
});
