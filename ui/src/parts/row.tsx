// SPDX-License-Identifier: MIT
// A row that scrolls sideways: by touch, by wheel and keys as the browser has it, and by buttons for a mouse.
import { ChevronLeft, ChevronRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from './button';
import './row.css';

interface Props {
  title: string;
  /** The address where all of it is. */
  more?: string;
  /** CSS width of one item. */
  width: string;
  children: ComponentChildren;
}

export function Row({ title, more, width, children }: Props) {
  const name = useId();
  const track = useRef<HTMLUListElement>(null);
  const [ends, setEnds] = useState({ left: true, right: true });

  useEffect(() => {
    const it = track.current;
    if (!it) return;
    const look = () => {
      const left = it.scrollLeft < 4;
      const right = it.scrollLeft + it.clientWidth > it.scrollWidth - 4;
      setEnds((before) => (before.left === left && before.right === right ? before : { left, right }));
    };
    const size = new ResizeObserver(look);
    size.observe(it);
    it.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      size.disconnect();
      it.removeEventListener('scroll', look);
    };
  }, [children]);

  // Snapping holds on to the item that was first; whoever stands at the beginning wants to see what is new there.
  const atStart = ends.left;
  useLayoutEffect(() => {
    if (atStart && track.current) track.current.scrollLeft = 0;
  }, [children, atStart]);

  const move = (way: 1 | -1) => {
    const it = track.current;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    it?.scrollBy({ left: way * it.clientWidth * 0.85, behavior: calm ? 'auto' : 'smooth' });
  };
  const onKey = (event: KeyboardEvent) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...(track.current?.children ?? [])];
    const at = items.findIndex((it) => it.contains(document.activeElement));
    const next = items[at + way]?.querySelector<HTMLElement>('a, button');
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <section class="row" aria-labelledby={name}>
      <header class="row-head">
        <h2 id={name}>{title}</h2>
        {more && (
          <a class="row-more" href={more}>
            See all<span class="unseen">{` of ${title}`}</span>
          </a>
        )}
        {!(ends.left && ends.right) && (
          <span class="row-buttons" aria-hidden="true">
            <IconButton icon={ChevronLeft} label="Back" tabIndex={-1} disabled={ends.left} onClick={() => move(-1)} />
            <IconButton icon={ChevronRight} label="Next" tabIndex={-1} disabled={ends.right} onClick={() => move(1)} />
          </span>
        )}
      </header>
      <ul class="row-track" ref={track} style={{ '--item': width }} onKeyDown={onKey}>
        {children}
      </ul>
    </section>
  );
}
