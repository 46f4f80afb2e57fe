// SPDX-License-Identifier: MIT
// The one short message at the edge of the page: what was done, and the way back, which Ctrl-Z takes too.
import { signal } from '@preact/signals';
import { api, toApiError } from '../api/api';
import { said } from '../said';
import { changed } from './resource';

export interface Toast {
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly action?: { label: string; run: () => void };
  /** Plays that were made: those of the next mark of the same kind are told with them. */
  readonly made?: { readonly kind: Kind; readonly plays: readonly number[] };
}

type Kind = 'episode' | 'play';

export const toast = signal<Toast | undefined>(undefined);
/** What Ctrl-Z undoes: the last thing that was said, also when the toast has gone. */
export const lastUndo = signal<(() => void) | undefined>(undefined);

export function dismiss(): void {
  toast.value = undefined;
}

function show(next: Toast): void {
  toast.value = next;
}

function undoable(undo: () => Promise<unknown>): () => void {
  let begun = false;
  const run = () => {
    if (begun) return;
    begun = true;
    if (lastUndo.peek() === run) lastUndo.value = undefined;
    show({ text: said.undoing, tone: 'plain' });
    undo().then(
      () => {
        changed();
        show({ text: said.undone, tone: 'plain' });
      },
      (error: unknown) => {
        begun = false;
        complain(error, run);
      },
    );
  };
  lastUndo.value = run;
  return run;
}

/** Says what was done; with `undo`, offers to take it back, once. */
export function say(text: string, undo?: () => Promise<unknown>): void {
  if (!undo) lastUndo.value = undefined;
  show({ text, tone: 'plain', ...(undo && { action: { label: said.undo, run: undoable(undo) } }) });
}

/** Says that plays were made. Those of one sitting are one message, and are taken back together. */
export function sayMarked(made: readonly number[], text: string, kind: Kind): void {
  const before = toast.peek()?.made;
  const plays = before?.kind === kind ? [...before.plays, ...made] : [...made];
  const many = kind === 'episode' ? said.markedEpisodes : said.marked;
  show({
    text: plays.length > 1 ? many(plays.length) : text,
    tone: 'plain',
    action: { label: said.undo, run: undoable(() => api.takePlays(plays)) },
    made: { kind, plays },
  });
}

/** Says what went wrong; with `again`, offers to try once more where that can help. */
export function complain(error: unknown, again?: () => void): void {
  const problem = toApiError(error);
  const helps = again && problem.mayPass;
  show({
    text: problem.detail || problem.title,
    tone: 'bad',
    ...(helps && { action: { label: said.tryAgain, run: again } }),
  });
}
