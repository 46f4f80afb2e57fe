// SPDX-License-Identifier: MIT
// The titles to show. The server answers the first screen; once the whole library is here, every choice is instant.
import { useMemo } from 'preact/hooks';
import { type ApiError, reads } from '../../api/api';
import type { LibraryItem } from '../../api/types';
import { useList } from '../../state/list';
import { countFacets, type Facets, filtered, isFiltered, sorted, toServer, type View } from './filter';

export interface Shown {
  readonly items: readonly LibraryItem[] | undefined;
  /** Of those that the view asks for. */
  readonly total: number;
  /** Of the whole library. */
  readonly all: number;
  readonly facets: Facets | undefined;
  readonly error: ApiError | undefined;
  readonly again: () => void;
  readonly reach: (wanted: number) => void;
}

export function useLibrary(view: View): Shown {
  const whole = useList((cursor) => reads.library({ sort: 'added', limit: 200, ...(cursor && { cursor }) }), true);
  const isWhole = whole.done && whole.items !== undefined;
  const plain = !isFiltered(view) && view.sort === 'added' && view.order === 'desc';
  const question = toServer(view);
  const first = useList(
    isWhole || plain || !question
      ? null
      : (cursor) => reads.library({ ...question, limit: 60, ...(cursor && { cursor }) }),
  );
  const key = JSON.stringify(view);
  const items = isWhole ? whole.items : undefined;
  // The view is a new object at every drawing; its text tells whether it is another.
  /* eslint-disable react-hooks/exhaustive-deps */
  const inOrder = useMemo(() => items && sorted(items, view.sort, view.order), [items, view.sort, view.order]);
  const chosen = useMemo(() => inOrder && filtered(inOrder, view), [inOrder, key]);
  const facets = useMemo(() => items && countFacets(items, view), [items, key]);
  /* eslint-enable react-hooks/exhaustive-deps */
  if (chosen) {
    const { error, again, total } = whole;
    return { items: chosen, total: chosen.length, all: total, facets, error, again, reach: () => undefined };
  }
  const now = plain || !question ? { ...whole, ...(!plain && { items: undefined }) } : first;
  return {
    items: now.items,
    total: now.total,
    all: whole.total,
    facets,
    error: now.error ?? whole.error,
    again: () => {
      whole.again();
      first.again();
    },
    reach: now.reach,
  };
}
