// SPDX-License-Identifier: MIT
// What an import would bring, read by the server as a run: it goes on when this page is left, and any tab finds it again.
import { signal } from '@preact/signals';
import { forBrowser } from '../../api/for-browser';
import { api, ApiError, load, reads, toApiError } from '../../api/api';
import type { ImportPreview, RunStatus, SeenPreview } from '../../api/types';
import { isRunning } from '../../state/runs';

export type Look =
  | { state: 'none' }
  | { state: 'sending'; share: number | undefined }
  | { state: 'reading'; run: RunStatus }
  | { state: 'failed'; error: ApiError }
  | { state: 'seen'; preview: SeenPreview };

export const look = signal<Look>({ state: 'none' });

type Send = (sent: (share: number) => void, signal: AbortSignal) => Promise<RunStatus>;

const between = 5000;
/** The one that is looked at; whoever comes late for another says nothing. */
let present = new AbortController();
let unfollow: (() => void) | undefined;
/** What was asked of the server before: begun and given up, in this order. */
let asked: Promise<unknown> = Promise.resolve();

const isSeen = (preview: ImportPreview): preview is SeenPreview =>
  preview.movies !== null && preview.series !== null && preview.plays !== null;

const cancel = () => api.cancelPreview().catch(() => undefined);

function leave(): AbortController {
  present.abort();
  unfollow?.();
  unfollow = undefined;
  return (present = new AbortController());
}

/** Nothing is looked at any more. */
export function dropLook(): void {
  leave();
  look.value = { state: 'none' };
}

/** The same, and what the server is reading for it ends. */
export function forgetLook(): void {
  if (look.peek().state === 'reading') asked = asked.then(cancel);
  dropLook();
}

function show(preview: ImportPreview): void {
  if (isRunning(preview)) {
    look.value = { state: 'reading', run: preview };
    return;
  }
  leave();
  if (isSeen(preview)) {
    look.value = { state: 'seen', preview };
  } else if (preview.state === 'failed') {
    const { message, code } = preview;
    look.value = {
      state: 'failed',
      error: new ApiError('The preview ended early', forBrowser(message ?? ''), code ?? '', 0),
    };
  } else {
    look.value = { state: 'none' };
  }
}

async function ask(mine: AbortController): Promise<void> {
  try {
    const preview = await load(reads.preview(), mine.signal);
    if (present === mine) show(preview);
  } catch {
    // Asked again soon; whether the server is there at all, others say.
  }
}

/** By events; by asking too, for some proxies keep events back. */
function follow(mine: AbortController): void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void ask(mine);
  }, between);
  const close = api.followPreview((run) => {
    if (present !== mine) return;
    if (isRunning(run)) look.value = { state: 'reading', run };
    else void ask(mine);
  });
  unfollow = () => {
    clearInterval(timer);
    close();
  };
}

async function begin(send: Send, mine: AbortController): Promise<void> {
  if (present !== mine) return;
  const sent = (share: number) => {
    if (present === mine) look.value = { state: 'sending', share };
  };
  try {
    const run = await send(sent, mine.signal).catch(async (problem: unknown) => {
      // Another tab looks at something.
      if (present !== mine || !(problem instanceof ApiError) || problem.code !== 'busy') throw problem;
      await cancel();
      return send(sent, mine.signal);
    });
    if (present !== mine) {
      await cancel();
      return;
    }
    if (isRunning(run)) look.value = { state: 'reading', run };
    follow(mine);
    if (!isRunning(run)) await ask(mine);
  } catch (problem) {
    if (present === mine) look.value = { state: 'failed', error: toApiError(problem) };
    // Given up while nobody knows how far it came.
    else if (!(problem instanceof ApiError)) await cancel();
  }
}

/** Begins to look, in place of whatever is looked at. */
export function beginLook(send: Send): Promise<unknown> {
  forgetLook();
  const mine = present;
  look.value = { state: 'sending', share: undefined };
  return (asked = asked.then(() => begin(send, mine)));
}

/** What another tab began, or this one before it was closed. */
export async function findLook(): Promise<ImportPreview | undefined> {
  const mine = present;
  const preview = await load(reads.preview()).catch(() => undefined);
  if (!preview || present !== mine || look.peek().state !== 'none') return undefined;
  if (!isRunning(preview) && !isSeen(preview)) return undefined;
  show(preview);
  if (isRunning(preview)) follow(mine);
  return preview;
}
