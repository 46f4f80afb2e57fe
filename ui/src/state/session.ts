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
    session.value = await load(reads.session());
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

whenRefused(() => {
  const now = session.peek();
  if (now?.authorized) session.value = { ...now, authorized: false, by: 'nobody' };
});
