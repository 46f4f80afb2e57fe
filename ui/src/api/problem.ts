// SPDX-License-Identifier: MIT
// A call that failed, said in words: the server's problem document, or that nobody answered.
import { problems } from '../said';
import { forBrowser } from './for-browser';

export class ApiError extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
    readonly code: string,
    readonly status: number,
    /** The same request is still being worked on: it may be sent again. */
    readonly isUnderWay = false,
  ) {
    super(detail || title);
  }
  /** Trying again may help. */
  get mayPass(): boolean {
    const { status } = this;
    return (
      !['configuration', 'trakt_application'].includes(this.code) &&
      (status === 0 || status === 408 || status === 429 || status >= 500)
    );
  }
}

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
}

/** What a proxy says in our place, in its own words: a page of HTML. `sent`: bytes of the file that was to be uploaded. */
function ofProxy(status: number, sent: number | undefined): Problem | undefined {
  const megabytes = sent === undefined ? 'that size' : `${Math.max(1, Math.round(sent / 1_000_000))} MB`;
  switch (status) {
    case 413:
      return {
        title: 'The proxy takes no file of this size',
        detail: `The proxy before Cinemarco takes no file of ${megabytes} (nginx: client_max_body_size). Let it take more, or import the file with the command line.`,
      };
    case 502:
    case 503:
      return {
        title: 'Cinemarco can’t be reached',
        detail: 'The proxy before Cinemarco gets no answer from it. Check that Cinemarco is running.',
      };
    case 504:
      return {
        title: 'The proxy did not wait',
        detail:
          'The proxy before Cinemarco gave up waiting for its answer (nginx: proxy_read_timeout). It may be done all the same: look before you try again.',
      };
    default:
      return undefined;
  }
}

/** The key that is missing may be TMDB's or Trakt's. */
function codeOf({ code, detail }: Problem): string {
  return code === 'configuration' && detail?.includes('TRAKT_CLIENT') ? 'trakt_application' : (code ?? 'unknown');
}

export async function problemOf(answer: Response, sent?: number): Promise<ApiError> {
  const isOurs = answer.headers.get('content-type')?.includes('json') ?? false;
  const told = isOurs ? ((await answer.json().catch(() => ({}))) as Problem) : (ofProxy(answer.status, sent) ?? {});
  const code = codeOf(told);
  const help = answer.status === 413 && isOurs ? problems.too_large : problems[code];
  const title = help?.title ?? (isOurs ? 'Something went wrong' : (told.title ?? 'Cinemarco didn’t answer'));
  const detail =
    help?.detail ??
    (told.detail === undefined
      ? `Something between you and Cinemarco answered instead (${answer.status}).`
      : forBrowser(told.detail));
  const isUnderWay = answer.status === 409 && answer.headers.has('retry-after');
  return new ApiError(title, detail, code, answer.status, isUnderWay);
}

export function unreachable(): ApiError {
  const detail = navigator.onLine ? 'This page reconnects as soon as it is back.' : 'You’re offline.';
  return new ApiError('Cinemarco can’t be reached', detail, 'unreachable', 0);
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('Something went wrong', error instanceof Error ? error.message : String(error), 'internal', 0);
}
