// SPDX-License-Identifier: MIT
// A long list that comes page by page: the first page at once, the others behind it or when they are wanted.
import { batch, signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type ApiError, load, type Read, toApiError } from '../api/api';
import { onChanged, onForget } from './resource';

interface Page<Item> {
  items: Item[];
  total: number;
  next_cursor: string | null;
}

/** The question for one page, from the cursor of the page before. */
export type AskPage<Item> = (cursor: string | undefined) => Read<Page<Item>>;

class Pages<Item> {
  readonly items: Signal<readonly Item[] | undefined> = signal(undefined);
  readonly total = signal(0);
  readonly done = signal(false);
  readonly error = signal<ApiError | undefined>(undefined);
  users = 0;
  stale = false;
  private cursor: string | undefined;
  private asking: AbortController | undefined;

  constructor(private readonly ask: AskPage<Item>) {}

  stop(): void {
    this.asking?.abort();
    this.asking = undefined;
  }

  /** Loads until `wanted` items are there, or all. */
  async reach(wanted: number): Promise<void> {
    if (this.asking || this.done.peek()) return;
    const asking = (this.asking = new AbortController());
    try {
      while ((this.items.peek()?.length ?? 0) < wanted && !this.done.peek()) {
        const page = await load(this.ask(this.cursor), asking.signal);
        this.cursor = page.next_cursor ?? undefined;
        batch(() => {
          this.items.value = [...(this.items.peek() ?? []), ...page.items];
          this.total.value = page.total;
          this.done.value = page.next_cursor === null;
          this.error.value = undefined;
        });
      }
    } catch (error) {
      if (!asking.signal.aborted) this.error.value = toApiError(error);
    } finally {
      if (this.asking === asking) this.asking = undefined;
    }
  }

  /** Reads as much again as is there, and puts it in the place of the old when it is whole. */
  async renew(): Promise<void> {
    this.stop();
    this.stale = false;
    const again = new Pages(this.ask);
    const asking = (this.asking = again.asking = new AbortController());
    again.asking = undefined;
    asking.signal.addEventListener('abort', () => again.stop());
    await again.reach(Math.max(1, this.items.peek()?.length ?? 0));
    if (this.asking !== asking) return;
    this.asking = undefined;
    const error = again.error.peek();
    batch(() => {
      this.error.value = error;
      if (error) return;
      this.cursor = again.cursor;
      this.items.value = again.items.peek();
      this.total.value = again.total.peek();
      this.done.value = again.done.peek();
    });
  }
}

const kept = new Map<string, Pages<unknown>>();
onForget(() => kept.clear());
const most = 12;

export interface List<Item> {
  readonly items: readonly Item[] | undefined;
  /** Of all pages. */
  readonly total: number;
  readonly done: boolean;
  readonly error: ApiError | undefined;
  /** Loads on, until that many are there. */
  readonly reach: (wanted: number) => void;
  readonly again: () => void;
}

function pagesOf<Item>(ask: AskPage<Item>): Pages<Item> {
  const name = ask(undefined).url;
  let pages = kept.get(name) as Pages<Item> | undefined;
  if (!pages) {
    pages = new Pages(ask);
    kept.set(name, pages);
    for (const [key, it] of kept) {
      if (kept.size > most && it.users === 0 && key !== name) kept.delete(key);
    }
  }
  return pages;
}

const nothing = new Pages<never>(() => ({ url: '' }));

/** A list while the component is there; `whole` loads every page behind the first, null asks nothing. */
export function useList<Item>(ask: AskPage<Item> | null, whole = false): List<Item> {
  const it = ask ? pagesOf(ask) : (nothing as unknown as Pages<Item>);
  useEffect(() => {
    if (it === (nothing as unknown)) return;
    const wanted = whole ? Infinity : 1;
    it.users++;
    const start = it.stale ? it.renew() : it.reach(1);
    void start.then(() => (it.users > 0 ? it.reach(wanted) : undefined));
    const end = onChanged(() => void it.renew().then(() => it.reach(wanted)));
    return () => {
      end();
      it.users--;
      if (it.users === 0) {
        it.stop();
        it.stale = true;
      }
    };
  }, [it, whole]);
  return {
    items: it.items.value,
    total: it.total.value,
    done: it.done.value,
    error: it.error.value,
    reach: (wanted) => void it.reach(wanted),
    again: () => {
      it.error.value = undefined;
      void it.reach(whole ? Infinity : (it.items.peek()?.length ?? 0) + 1);
    },
  };
}
