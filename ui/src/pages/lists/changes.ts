// SPDX-License-Identifier: MIT
// Changes lists and their rows: sent once, with the way back.
import { api } from '../../api/api';
import type { ListItem, ListReport } from '../../api/types';
import { said } from '../../said';
import { once } from '../../state/once';
import { changed, shown } from '../../state/resource';
import { say } from '../../state/toasts';

async function carryOut(name: string, work: () => Promise<unknown>): Promise<void> {
  await once(name, async () => {
    await work();
    changed();
    await shown();
  });
}

/** Moves a row to a place; the others make room. Rejects with the server's reason. */
export function moveRow(list: number, row: ListItem, place: number): Promise<void> {
  const before = row.position;
  return carryOut(`move ${list} ${row.id} ${place}`, async () => {
    await api.changeListItem(list, row.id, { position: place });
    say(said.moved(row.title, place), () => api.changeListItem(list, row.id, { position: before }));
  });
}

export function noteRow(list: number, row: ListItem, note: string | null): Promise<void> {
  const before = row.note;
  return carryOut(`note ${list} ${row.id}`, async () => {
    await api.changeListItem(list, row.id, { note });
    say(said.noteSaved, () => api.changeListItem(list, row.id, { note: before }));
  });
}

export function removeRow(list: number, row: Pick<ListItem, 'id' | 'title'>, name: string): Promise<void> {
  return carryOut(`take ${list} ${row.id}`, async () => {
    await api.removeListItem(list, row.id);
    say(said.takenOffList(row.title, name), () => api.restoreListItem(list, row.id));
  });
}

export function removeList(list: ListReport): Promise<void> {
  return carryOut(`remove list ${list.id}`, async () => {
    await api.removeList(list.id);
    say(said.listDeleted(list.name), () => api.restoreList(list.id));
  });
}
