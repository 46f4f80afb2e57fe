// SPDX-License-Identifier: MIT
// Where one is: the state of a view in the address, and the place one had scrolled to.
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

type Query = Record<string, string | undefined>;

/** The view's state in the address, and how to change it; Back undoes `push`, not a mere replacement. */
export function useQuery(): [Record<string, string>, (change: Query, how?: 'replace' | 'push') => void] {
  const { path, query, route } = useLocation();
  const change = (wanted: Query, how: 'replace' | 'push' = 'replace') => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, ...wanted })) {
      if (value) search.set(name, value);
    }
    if (how === 'replace') replacing = true;
    route(search.size > 0 ? `${path}?${search}` : path, how === 'replace');
  };
  return [query, change];
}

interface Place {
  place?: number;
}

const places = new Map<number, number>();
let next = Date.now();
let here = next;
let replacing = false;

function placeNow(): number {
  const { place } = (history.state ?? {}) as Place;
  if (place !== undefined) return place;
  const mine = replacing ? here : ++next;
  history.replaceState({ place: mine }, '');
  return mine;
}

/** Goes back to where one was on a page, as soon as the page is long enough again. */
function restore(y: number): () => void {
  const until = performance.now() + 2000;
  let frame = 0;
  let ended = false;
  const end = () => {
    ended = true;
    cancelAnimationFrame(frame);
    removeEventListener('wheel', end);
    removeEventListener('touchstart', end);
    removeEventListener('keydown', end);
  };
  const step = () => {
    if (ended) return;
    scrollTo(0, y);
    if (Math.abs(scrollY - y) < 2 || performance.now() > until) end();
    else frame = requestAnimationFrame(step);
  };
  addEventListener('wheel', end, { passive: true });
  addEventListener('touchstart', end, { passive: true });
  addEventListener('keydown', end);
  step();
  return end;
}

/** Remembers how far each page was scrolled, and returns there on Back and Forward. */
export function useScrollMemory(): void {
  const { url } = useLocation();
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const remember = () => places.set(here, scrollY);
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, []);
  // Before the browser tells of the scrolling that a new page brings, which must not count for the old one.
  useLayoutEffect(() => {
    here = placeNow();
    const replaced = replacing;
    replacing = false;
    const y = places.get(here);
    return replaced || y === undefined ? undefined : restore(y);
  }, [url]);
}
