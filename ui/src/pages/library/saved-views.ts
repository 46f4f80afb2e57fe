// SPDX-License-Identifier: MIT
// Views of the library that somebody wants again, as this browser keeps them.
import { remembered } from '../../state/remembered';
import { facetNames, taken, viewName } from './choices';
import { usualOrder, type View } from './filter';

export interface SavedView {
  readonly name: string;
  /** As the address has it. */
  readonly query: Readonly<Record<string, string>>;
}

export const savedViews = remembered<readonly SavedView[]>('library-saved-views', []);

/** What the address says of a view, with an empty text for what it leaves out. */
export function toQuery(view: View): Record<string, string> {
  return {
    q: view.q,
    type: view.type ?? '',
    ...Object.fromEntries(facetNames.map((it) => [it, taken(view, it).join()])),
    sort: view.sort,
    order: view.order === usualOrder(view.sort) ? '' : view.order,
  };
}

const same = (a: SavedView, query: Record<string, string>) => JSON.stringify(a.query) === JSON.stringify(query);

export const isSaved = (view: View): boolean => savedViews.value.some((it) => same(it, toQuery(view)));

/** Saves it, or forgets it again. */
export function turnSaved(view: View): void {
  const query = toQuery(view);
  const others = savedViews.value.filter((it) => !same(it, query));
  const isNew = others.length === savedViews.value.length;
  savedViews.value = isNew ? [...others, { name: viewName(view), query }] : others;
}
