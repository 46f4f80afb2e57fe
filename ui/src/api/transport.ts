// SPDX-License-Identifier: MIT
// How a question reaches the server: JSON both ways, and uploads with progress.
import { below } from '../base';
import { intend, newKey } from './intentions';
import { problemOf, unreachable } from './problem';
import { heard } from './reach';

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

// A proxy speaks where the server does not; the service worker gives what it kept (src/service-worker.js).
function isOfServer(answer: Response): boolean {
  if (answer.headers.has('x-kept')) return false;
  return answer.status < 502 || answer.status > 504 || (answer.headers.get('content-type') ?? '').includes('json');
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
    answer = await fetch(below(url), {
      method,
      signal: signal ?? null,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    heard(false);
    throw unreachable();
  }
  heard(isOfServer(answer));
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
    request.open('POST', below(url));
    request.setRequestHeader('idempotency-key', newKey());
    request.upload.onprogress = (it) => onProgress?.(it.total > 0 ? it.loaded / it.total : 0);
    request.onerror = () => {
      heard(false);
      reject(unreachable());
    };
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'));
    request.onload = () => {
      const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' };
      const answer = new Response(request.responseText, { status: request.status, headers });
      if (answer.status === 401) refused();
      if (answer.ok) resolve(JSON.parse(request.responseText) as Answer);
      else void problemOf(answer, sizeOf(form)).then(reject);
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
