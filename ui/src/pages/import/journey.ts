// SPDX-License-Identifier: MIT
// How far one is on the way from a source to the result. It outlives the page, so leaving it loses nothing.
import { effect, signal } from '@preact/signals';
import { api, type ApiError, toApiError, type Wanted } from '../../api/api';
import type { DeviceSignIn, ImportPart, RunStatus, SeenPreview } from '../../api/types';
import { useQuery } from '../../state/navigation';
import { changed } from '../../state/resource';
import { ofTab } from '../../state/tab';
import { importing, importRun, refreshRuns } from '../../state/runs';
import { type Export, formOf } from './export-files';
import { dropExport, keepExport, keptExport } from './kept-export';
import { beginLook, dropLook, findLook, forgetLook, look } from './look';
import { forgetMatches } from './matches';

/** Where the history comes from: the live account, or an export that was given to the page. */
export type From = { kind: 'trakt' } | { kind: 'export'; given: Export };

export const allParts: ImportPart[] = ['movies', 'series', 'watchlist', 'ratings'];
export const steps = ['source', 'options', 'preview', 'import', 'result'] as const;
export type Step = (typeof steps)[number];

export const from = signal<From | undefined>(undefined);
/** Which kind of source was chosen, for a reload: an export's files are kept elsewhere. */
const chosenKind = ofTab<From['kind'] | undefined>('import source', undefined);
export const parts = ofTab<ImportPart[]>('import parts', allParts);
/** Of a file of several people: whose viewings. */
export const user = ofTab<string | undefined>('import user', undefined);
/** What of another service's file is only taken where one says so. */
export const also = ofTab<string[]>('import also', []);
/** Why the import did not start. */
export const refusal = signal<ApiError | undefined>(undefined);
/** Another Trakt account takes the place of the one that is mirrored: the user said so, of this source. */
export const replacing = signal(false);
export const signingIn = ofTab<'device' | 'code' | undefined>('signing in', undefined);
/** The code that waits to be typed at Trakt. */
export const waitingCode = ofTab<DeviceSignIn | undefined>('waiting code', undefined);
/** Trakt's page that shows a code, and what was pasted of it so far. */
export const codePage = ofTab<{ url: string; state: string } | undefined>('code page', undefined);
export const typedCode = ofTab('typed code', '');
export function forgetCode(): void {
  codePage.value = undefined;
  typedCode.value = '';
}
/** The run that was seen here while it went on: its result is what whoever comes back wants to see. */
const followed = ofTab<number | null>('followed run', null);

effect(() => {
  if (!importing.value) return;
  followed.value = importRun.value?.run_id ?? null;
  // What was seen before it is no longer so.
  if (look.peek().state === 'seen') dropLook();
});

function stepNow(asked: string | undefined): Step {
  const run = importRun.value;
  if (importing.value) return 'import';
  const ended = followed.value !== null && run?.run_id === followed.value;
  if (ended && (!asked || asked === 'result')) return 'result';
  const state = look.value.state;
  if (state !== 'none' && (!asked || asked === 'preview')) return 'preview';
  if (from.value && (!asked || asked === 'options' || asked === 'preview')) return 'options';
  return 'source';
}

/** The step one is in, and how to go to another; Back leads back. */
export function useStep(): [Step, (step: Step | undefined) => void] {
  const [query, change] = useQuery();
  // What the preview shows is its own business, and ends with it.
  return [stepNow(query.step), (step) => change({ step, show: undefined, q: undefined }, step ? 'push' : 'replace')];
}

export function choose(source: From): void {
  signingIn.value = undefined;
  waitingCode.value = undefined;
  from.value = source;
  chosenKind.value = source.kind;
  if (source.kind === 'export') keepExport(source.given);
  replacing.value = false;
  user.value = undefined;
  also.value = [];
  endLook();
}

/** Back to before the preview. */
export function endLook(): void {
  refusal.value = undefined;
  forgetLook();
}

function wanted(): Wanted {
  const name = user.peek();
  const extras = also.peek();
  return {
    only: parts.peek(),
    ...(replacing.peek() && { replace_account: true }),
    ...(name && { user: name }),
    ...(extras.length > 0 && { also: extras }),
  };
}

/** Reads the source without writing anything. */
export async function readPreview(): Promise<void> {
  const source = from.peek();
  // A file that was given before the page was loaded anew must be given again.
  if (!source) return startOver();
  refusal.value = undefined;
  forgetMatches();
  await beginLook((sent, signal) =>
    source.kind === 'trakt'
      ? api.previewImport(wanted(), signal)
      : api.previewExport(formOf(source.given), wanted(), sent, signal),
  );
}

/** The same file once more, as the server has it, for another choice. */
export async function lookAgain({ upload }: SeenPreview): Promise<void> {
  if (!upload) return readPreview();
  refusal.value = undefined;
  forgetMatches();
  await beginLook((_, signal) => api.previewImport({ ...wanted(), upload }, signal));
}

/** Goes on with a preview of before the page was loaded, or of another tab. */
export async function pickUp(): Promise<void> {
  if (from.peek()) return;
  const [found, given] = await Promise.all([
    findLook(),
    chosenKind.peek() === 'export' ? keptExport() : Promise.resolve(undefined),
  ]);
  if (chosenKind.peek() === 'trakt') from.value = { kind: 'trakt' };
  else if (given) from.value = { kind: 'export', given };
  if (!found) return;
  parts.value = found.only;
  replacing.value = found.replace_account;
  if (found.source === 'api') from.value = { kind: 'trakt' };
}

async function begin(start: () => Promise<RunStatus>): Promise<boolean> {
  refusal.value = undefined;
  try {
    importRun.value = await start();
  } catch (problem) {
    refusal.value = toApiError(problem);
    return false;
  }
  dropLook();
  changed();
  return true;
}

export function startImport(preview: SeenPreview): Promise<boolean> {
  const upload = preview.upload ? { upload: preview.upload } : {};
  return begin(() => api.startImport({ ...wanted(), ...upload }));
}

export const resume = () => begin(api.resumeImport);

/** Imports once more from the same source: what is here already costs nothing, what failed gets another chance. */
export async function again(source: 'api' | 'export'): Promise<boolean> {
  if (source === 'api') return begin(() => api.startImport(wanted()));
  const given = from.peek();
  if (given?.kind !== 'export') return false;
  return begin(() => api.startExport(formOf(given.given), wanted()));
}

/** One of several people in the file. */
export function takeUser(name: string): void {
  user.value = name;
  void readPreview();
}

/** The user decides for the other account, and looks at it. */
export function replaceAndLook(): void {
  replacing.value = true;
  void readPreview();
}

/** Signed in: everything that asks about Trakt asks again. */
export function signedIn(): void {
  waitingCode.value = undefined;
  changed();
  void refreshRuns();
}

/** Back to the beginning. */
export function startOver(): void {
  endLook();
  followed.value = null;
  from.value = undefined;
  chosenKind.value = undefined;
  dropExport();
  replacing.value = false;
  user.value = undefined;
  also.value = [];
}
