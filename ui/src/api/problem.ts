// SPDX-License-Identifier: MIT
// A call that failed, said in words: the server's problem document, or that nobody answered.
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
        title: 'Cinemarco cannot be reached',
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

export async function problemOf(answer: Response, sent?: number): Promise<ApiError> {
  const told = answer.headers.get('content-type')?.includes('json')
    ? ((await answer.json().catch(() => ({}))) as Problem)
    : (ofProxy(answer.status, sent) ?? {});
  const title = told.title ?? `The server answered ${answer.status}`;
  const detail = told.detail ?? "Try again in a moment; the server's log says more.";
  const isUnderWay = answer.status === 409 && answer.headers.has('retry-after');
  return new ApiError(title, detail, told.code ?? 'unknown', answer.status, isUnderWay);
}

export function unreachable(): ApiError {
  const detail = navigator.onLine
    ? 'No answer from Cinemarco. Check that it is still running.'
    : 'This device is offline.';
  return new ApiError('Cinemarco cannot be reached', detail, 'unreachable', 0);
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('Something went wrong', error instanceof Error ? error.message : String(error), 'internal', 0);
}
