// SPDX-License-Identifier: MIT
// The sync and the import as they go, whoever started them: watched by events while one runs, asked now and then else.
import { computed, effect, signal } from '@preact/signals';
import { api, load, reads } from '../api/api';
import type { RunStatus, SyncChange, SyncStatus } from '../api/types';
import { changed } from './resource';
import { session } from './session';

export const sync = signal<SyncStatus | undefined>(undefined);
/** The import that goes on, or how the last one ended. */
export const importRun = signal<RunStatus | undefined>(undefined);

export const isRunning = (run: RunStatus | undefined) => run?.state === 'running';
export const syncing = computed(() => isRunning(sync.value?.run));
export const importing = computed(() => isRunning(importRun.value));

const between = 30_000;

export type SyncSettings = Partial<Pick<SyncStatus, keyof SyncChange>>;
/** Settings of the sync that were chosen and are not confirmed yet. */
const chosen = signal<SyncSettings>({});
/** The sync with its settings as the user left them, confirmed or not. */
export const shownSync = computed(() => sync.value && { ...sync.value, ...chosen.value });
/** How many changes were answered: what was asked before the last answer may be older than it. */
let answered = 0;
let lastChange: Promise<unknown> = Promise.resolve();

/** Asks the server how things are. */
export async function refreshRuns(): Promise<void> {
  if (!session.peek()?.authorized) return;
  const asOf = answered;
  try {
    const [nowSync, nowImport] = await Promise.all([load(reads.sync()), load(reads.import())]);
    if (asOf === answered) hearSync(nowSync);
    hearImport(nowImport);
  } catch {
    // What was known stays on the page; whoever reads more says what is wrong.
  }
}

function hearSync(now: SyncStatus): void {
  const before = sync.peek()?.run;
  sync.value = now;
  if (before && !isRunning(now.run) && (isRunning(before) || before.run_id !== now.run.run_id)) changed();
}

function hearImport(now: RunStatus): void {
  const before = importRun.peek();
  importRun.value = now;
  if (before && !isRunning(now) && (isRunning(before) || before.run_id !== now.run_id)) changed();
}

/** Starts a sync; throws what the server says against it. */
export async function startSync(): Promise<void> {
  const run = await api.startSync();
  const before = sync.peek();
  if (before) sync.value = { ...before, run };
}

/** Changes settings of the sync: shown at once, sent one after the other. Throws what the server says against it. */
export async function changeSync(wanted: SyncSettings): Promise<void> {
  const all = (chosen.value = { ...chosen.peek(), ...wanted });
  const mine = lastChange.then(() => api.changeSync(wanted));
  lastChange = mine.catch(() => undefined);
  try {
    sync.value = await mine;
  } finally {
    answered++;
    if (chosen.peek() === all) chosen.value = {};
  }
}

// A stream takes one of the few connections a browser has, so it is only held while something goes on.
effect(() => {
  if (!syncing.value) return;
  return api.followSync((run) => {
    const before = sync.peek();
    if (before) sync.value = { ...before, run };
    if (!isRunning(run)) {
      changed();
      void refreshRuns();
    }
  });
});

effect(() => {
  if (!importing.value) return;
  return api.followImport((run) => {
    hearImport(run);
    // An import that ends is the last sync, too.
    if (!isRunning(run)) void refreshRuns();
  });
});

effect(() => {
  if (!session.value?.authorized) return;
  void refreshRuns();
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void refreshRuns();
  }, between);
  const onFocus = () => {
    if (document.visibilityState === 'visible') void refreshRuns();
  };
  document.addEventListener('visibilitychange', onFocus);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onFocus);
  };
});
