// SPDX-License-Identifier: MIT
// Long lists and grids: only what is near the window is there. The page itself scrolls.
import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { ComponentChildren, RefObject } from 'preact';
import { type MutableRef, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useRedraw } from '../state/redraw';
import './virtual.css';

interface Options {
  count: number;
  /** Height of row `index` in CSS pixels, exact or near. */
  height: (index: number) => number;
  key?: (index: number) => string | number;
  /** Rows kept beyond the window's edges. */
  beyond?: number;
  /** Rows differ from `height` and are measured; they need `ref={measure}` and `data-index`. */
  measured?: boolean;
}

export interface Virtual {
  /** To be set on the element that holds the rows. */
  readonly holder: RefObject<HTMLElement>;
  readonly rows: VirtualItem[];
  /** Height of everything. */
  readonly size: number;
  /** Where the rows begin on the page; a row stands at `row.start - offset`. */
  readonly offset: number;
  readonly measure: (element: Element | null) => void;
  readonly goTo: (index: number) => void;
}

export function useVirtual({ count, height, key, beyond = 4, measured = false }: Options): Virtual {
  const holder = useRef<HTMLElement>(null);
  const draw = useRedraw();
  const [offset, setOffset] = useState(0);
  const [it] = useState(
    () =>
      new Virtualizer<Window, Element>({
        count: 0,
        estimateSize: () => 0,
        getScrollElement: () => window,
        observeElementRect: observeWindowRect,
        observeElementOffset: observeWindowOffset,
        scrollToFn: windowScroll,
        initialOffset: () => scrollY,
        initialRect: { width: innerWidth, height: innerHeight },
      }),
  );
  it.setOptions({
    ...it.options,
    count,
    estimateSize: height,
    ...(key && { getItemKey: key }),
    overscan: beyond,
    scrollMargin: offset,
    onChange: draw,
  });
  // What stands above the list may grow or shrink with any drawing; the comparison ends the chain.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const top = holder.current ? Math.round(holder.current.getBoundingClientRect().top + scrollY) : 0;
    if (top !== offset) setOffset(top);
  });
  useLayoutEffect(() => it._didMount(), [it]);
  useLayoutEffect(() => it._willUpdate());
  // Exact heights follow the width of the window, which only their caller knows.
  const first = count > 0 ? height(0) : 0;
  useEffect(() => {
    if (!measured) it.measure();
  }, [it, first, measured]);
  return {
    holder,
    rows: it.getVirtualItems(),
    size: it.getTotalSize(),
    offset,
    measure: (element) => it.measureElement(element),
    goTo: (index) => {
      const [to] = it.getOffsetForIndex(index, 'start') ?? [];
      // Below the bars, where what has the focus stands, too.
      const bars = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
      if (to !== undefined) scrollTo(0, to - bars);
    },
  };
}

/** The width of an element, as it changes. */
export function useWidth(): [RefObject<HTMLDivElement>, number] {
  const self = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = self.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [self, width];
}

interface GridProps<Item> {
  items: readonly Item[];
  /** Of all there will be, where not all are loaded. */
  total?: number;
  /** Wanted width of a cell; they are stretched to fill the line. */
  width: number;
  gap: number;
  /** A cell's height from its width. */
  height: (width: number) => number;
  children: (item: Item, width: number) => ComponentChildren;
  itemKey: (item: Item) => string | number;
  label: string;
  /** Asked to load so many. */
  onReach?: (wanted: number) => void;
  /** Is set to what scrolls to an item. */
  go?: MutableRef<(index: number) => void>;
}

/** A grid of equal cells that fills the width. */
export function VirtualGrid<Item>(props: GridProps<Item>) {
  const { items, total = items.length, width, gap, height, children, itemKey, label, onReach, go } = props;
  const [box, inside] = useWidth();
  const columns = Math.max(1, Math.round((inside + gap) / (width + gap)));
  const cell = Math.floor((inside - gap * (columns - 1)) / columns);
  const line = height(cell) + gap;
  const virtual = useVirtual({ count: inside ? Math.ceil(total / columns) : 0, height: () => line });
  if (go) go.current = (index) => virtual.goTo(Math.floor(index / columns));
  const lastRow = virtual.rows.at(-1)?.index ?? 0;
  const wanted = Math.min(total, (lastRow + 1) * columns);
  useEffect(() => {
    if (wanted > items.length) onReach?.(wanted);
  }, [wanted, items.length, onReach]);
  return (
    <div ref={box}>
      <ul
        class="virtual"
        ref={virtual.holder as RefObject<HTMLUListElement>}
        aria-label={label}
        style={{ height: `${Math.max(0, virtual.size - gap)}px` }}
      >
        {virtual.rows.flatMap((row) =>
          Array.from({ length: columns }, (_, column) => {
            const index = row.index * columns + column;
            if (index >= total) return null;
            const item = items[index];
            const place = {
              width: `${cell}px`,
              height: `${line - gap}px`,
              transform: `translate(${column * (cell + gap)}px, ${row.start - virtual.offset}px)`,
            };
            return (
              <li
                class="virtual-cell"
                key={item ? itemKey(item) : `at-${index}`}
                style={place}
                aria-setsize={total}
                aria-posinset={index + 1}
              >
                {item ? children(item, cell) : <span class="virtual-blank" />}
              </li>
            );
          }),
        )}
      </ul>
    </div>
  );
}
