// SPDX-License-Identifier: MIT
// What was read from the server, kept by address: shown at once, asked again in the background, shared by all who look.
import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type ApiError, load, type Read, toApiError } from '../api/api';

interface Kept {
  readonly question: Read<unknown>;
  /** What is shown: the last answer with what this page has changed since. */
  readonly data: Signal<unknown>;
  readonly error: Signal<ApiError | undefined>;
  base: unknown;
  overlays: Array<(answer: never) => unknown>;
  users: number;
  readAt: number;
  asking: AbortController | undefined;
}

export interface Resource<Answer> {
  /** Undefined until the first answer. */
  readonly data: Answer | undefined;
  /** Why there is none, or no newer one. */
  readonly error: ApiError | undefined;
  /** Asks again. */
  readonly again: () => void;
}

const fresh = 10_000;
const most = 200;
const kept = new Map<string, Kept>();

function keep(question: Read<unknown>): Kept {
  let it = kept.get(question.url);
  if (!it) {
    const [data, error] = [signal<unknown>(undefined), signal<ApiError | undefined>(undefined)];
    it = { question, data, error, base: undefined, overlays: [], users: 0, readAt: 0, asking: undefined };
    kept.set(question.url, it);
    if (kept.size > most) forgetOldest();
  }
  return it;
}

function forgetOldest(): void {
  for (const [url, it] of kept) {
    if (it.users === 0) {
      kept.delete(url);
      return;
    }
  }
}

function draw(it: Kept): void {
  if (it.base === undefined) return;
  it.data.value = it.overlays.reduce<unknown>((answer, change) => change(answer as never), it.base);
}

async function ask(it: Kept): Promise<void> {
  it.asking?.abort();
  const asking = (it.asking = new AbortController());
  try {
    const answer = await load(it.question, asking.signal);
    it.readAt = Date.now();
    it.error.value = undefined;
    // The same answer keeps its identity, so nothing is drawn again.
    if (JSON.stringify(answer) !== JSON.stringify(it.base)) it.base = answer;
    draw(it);
  } catch (error) {
    if (asking.signal.aborted) return;
    it.error.value = toApiError(error);
    // What is there no longer must not look as if it were.
    if (it.error.value.code === 'not_found') it.data.value = it.base = undefined;
  } finally {
    if (it.asking === asking) it.asking = undefined;
  }
}

/** Reads while the component is there; null asks nothing. */
export function useRead<Answer>(question: Read<Answer> | null): Resource<Answer> {
  const url = question?.url;
  const it = question ? keep(question) : undefined;
  useEffect(() => {
    if (!it) return;
    it.users++;
    if (Date.now() - it.readAt > fresh && !it.asking) void ask(it);
    return () => {
      it.users--;
      if (it.users === 0) {
        it.asking?.abort();
        it.asking = undefined;
      }
    };
    // `it` follows from the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [url]);
  return {
    data: it?.data.value as Answer | undefined,
    error: it?.error.value,
    again: () => {
      if (!it) return;
      it.error.value = undefined;
      void ask(it);
    },
  };
}

/** What is known of an address now, without asking. */
export function known<Answer>(question: Read<Answer>): Answer | undefined {
  return kept.get(question.url)?.data.peek() as Answer | undefined;
}

/** Reads into the cache before anybody looks: on hovering a link, say. */
export function prefetch(question: Read<unknown>): void {
  const it = keep(question);
  if (Date.now() - it.readAt > fresh && !it.asking) void ask(it);
}

/**
 * Changes a kept answer at once, before the server has confirmed, whatever is heard meanwhile. Returns what ends that:
 * to be called when the page shows the server's word, or when the server refused.
 */
export function amend<Answer>(question: Read<Answer>, change: (answer: Answer) => Answer): () => void {
  const it = keep(question);
  it.overlays.push(change);
  draw(it);
  return () => {
    it.overlays = it.overlays.filter((one) => one !== change);
    draw(it);
  };
}

/** It is gone: nobody shall ask for it again. */
export function forget(question: Read<unknown>): void {
  const it = kept.get(question.url);
  it?.asking?.abort();
  kept.delete(question.url);
}

const listeners = new Set<() => void>();

/** Hears whenever something was changed on the server; returns what ends it. */
export function onChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let asked: Promise<unknown> = Promise.resolve();

// Other windows of this browser show the same library.
const windows = new BroadcastChannel('changed');
windows.onmessage = () => askAnew();

/** Something was changed on the server: what is looked at is asked again now, the rest when it is next looked at. */
export function changed(): void {
  windows.postMessage('');
  askAnew();
}

/** The same for this window alone. */
export function askAnew(): void {
  const questions: Array<Promise<void>> = [];
  for (const it of kept.values()) {
    it.readAt = 0;
    if (it.users > 0) questions.push(ask(it));
  }
  asked = Promise.all(questions);
  for (const listener of listeners) listener();
}

/** The page shows what was changed last. */
export const shown = (): Promise<unknown> => asked;

const others: Array<() => void> = [];
/** For whoever else keeps what was read. */
export function onForget(forget: () => void): void {
  others.push(forget);
}

/** All that was read is shown in another way from now on: what nobody looks at is dropped, the rest read again. */
export function readAnew(): void {
  for (const [url, it] of kept) if (it.users === 0) kept.delete(url);
  for (const forget of others) forget();
  askAnew();
}

/** After signing in or out nothing that was kept may be shown. */
export function forgetAll(): void {
  kept.clear();
  for (const forget of others) forget();
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  for (const it of kept.values()) {
    if (it.users > 0 && Date.now() - it.readAt > fresh) void ask(it);
  }
});
