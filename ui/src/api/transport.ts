// SPDX-License-Identifier: MIT
// How a question reaches the server: JSON both ways, uploads with progress, event streams.
import { intend, newKey } from './intentions';
import { problemOf, unreachable } from './problem';

type Query = Record<string, string | number | boolean | null | undefined>;

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

let refused: () => void = () => undefined;

/** Who is told that the server says 401, and looks whether it means us. */
export function whenRefused(listener: () => void): void {
  refused = listener;
}

async function ask<Answer>(
  method: string,
  url: string,
  body: unknown,
  signal?: AbortSignal,
  headers: Record<string, string> = {},
): Promise<Answer> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      signal: signal ?? null,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
  if (answer.status === 401 && url !== '/api/session') refused();
  if (!answer.ok) throw await problemOf(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

export function get<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  return ask('GET', url, undefined, signal);
}
/** One and the same request that is under way is sent once; one whose answer was lost is known again by the server. */
export function post<Answer>(url: string, body: unknown = {}, signal?: AbortSignal): Promise<Answer> {
  return intend(`${url} ${JSON.stringify(body)}`, (key) =>
    ask<Answer>('POST', url, body, signal, { 'idempotency-key': key }),
  );
}
export function put<Answer>(url: string, body: unknown): Promise<Answer> {
  return ask('PUT', url, body);
}
export function patch<Answer>(url: string, body: unknown): Promise<Answer> {
  return ask('PATCH', url, body);
}
export function del<Answer = void>(url: string, body?: object): Promise<Answer> {
  return ask('DELETE', url, body);
}

function sizeOf(form: FormData): number {
  return [...form.values()].reduce((sum, it) => sum + (typeof it === 'string' ? 0 : it.size), 0);
}

/** Sends a form with its files; `onProgress` hears the share that has left, 0 to 1. */
export function upload<Answer>(
  url: string,
  form: FormData,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body has left.
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('idempotency-key', newKey());
    request.upload.onprogress = (it) => onProgress?.(it.total > 0 ? it.loaded / it.total : 0);
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'));
    request.onload = () => {
      const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' };
      const answer = new Response(request.responseText, { status: request.status, headers });
      if (answer.ok) resolve(JSON.parse(request.responseText) as Answer);
      else void problemOf(answer, sizeOf(form)).then(reject);
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

/**
 * Follows a stream of events until the returned function is called; the browser connects again by itself. Only while the
 * page is looked at: a browser has six connections for all its tabs, and each event tells the whole state anyway.
 */
export function follow<Told>(url: string, onEvent: (event: Told) => void): () => void {
  let source: EventSource | undefined;
  let again = 0;
  const close = () => {
    clearTimeout(again);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    if (document.visibilityState !== 'visible') return;
    source = new EventSource(url);
    source.onmessage = (it: MessageEvent<string>) => onEvent(JSON.parse(it.data) as Told);
    source.onerror = () => {
      // Refused for good (not merely cut off): the browser gives up, we ask again later.
      if (source?.readyState === EventSource.CLOSED) again = window.setTimeout(open, 5000);
    };
  };
  open();
  document.addEventListener('visibilitychange', open);
  return () => {
    document.removeEventListener('visibilitychange', open);
    close();
  };
}
