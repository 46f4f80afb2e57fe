// SPDX-License-Identifier: MIT
// The export that was chosen, kept by the browser over a reload: only what is on its disk, nothing is copied.
import type { Export } from './export-files';

const place = 'export';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('import', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(place);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(new Error('the browser keeps nothing'));
  });
}

async function within<Answer>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<Answer>) {
  const database = await open();
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const asked = work(database.transaction(place, mode).objectStore(place));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(new Error('the browser keeps nothing'));
    });
  } finally {
    database.close();
  }
}

/** Undefined: none is kept. Failing to keep it costs only that: it has to be chosen again after a reload. */
export async function keptExport(): Promise<Export | undefined> {
  return within('readonly', (store) => store.get(place) as IDBRequest<Export | undefined>).catch(() => undefined);
}

export function keepExport(given: Export): void {
  within('readwrite', (store) => store.put(given, place)).catch(() => undefined);
}

export function dropExport(): void {
  within('readwrite', (store) => store.delete(place)).catch(() => undefined);
}
