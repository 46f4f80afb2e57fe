// SPDX-License-Identifier: MIT
// A call that failed, said in words: the server's problem document, or that nobody answered.
export class ApiError extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
    readonly code: string,
    readonly status: number,
  ) {
    super(detail || title);
  }
}

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
}

export async function problemOf(answer: Response): Promise<ApiError> {
  const told = answer.headers.get('content-type')?.includes('json')
    ? ((await answer.json().catch(() => ({}))) as Problem)
    : {};
  const title = told.title ?? `The server answered ${answer.status}`;
  const detail = told.detail ?? "Try again in a moment; the server's log says more.";
  return new ApiError(title, detail, told.code ?? 'unknown', answer.status);
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
