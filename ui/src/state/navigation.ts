// SPDX-License-Identifier: MIT
// Where one is: the state of a view in the address, the place one had scrolled to, and where the focus goes.
import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
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

/** How far a page was scrolled, and what led on from it. */
interface Left {
  y: number;
  link?: string;
}

const kept = 'places';
function before(): Array<[number, Left]> {
  try {
    return JSON.parse(sessionStorage.getItem(kept) ?? '[]') as Array<[number, Left]>;
  } catch {
    return [];
  }
}

const places = new Map<number, Left>(before());
let next = Date.now();
let here = next;
let replacing = false;

/** Read out by those who do not see that the page is another one. */
export const announced = signal('');

function placeNow(): number {
  const { place } = (history.state ?? {}) as Place;
  if (place !== undefined) return place;
  const mine = replacing ? here : ++next;
  history.replaceState({ place: mine }, '');
  return mine;
}

const ends = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** Does something in every frame until it is done, for a while at most, or until somebody does something else. */
function untilDone(step: () => boolean): () => void {
  const until = performance.now() + 4000;
  let frame = 0;
  const end = () => {
    cancelAnimationFrame(frame);
    for (const it of ends) removeEventListener(it, end, true);
  };
  const again = () => {
    if (step() || performance.now() > until) end();
    else frame = requestAnimationFrame(again);
  };
  for (const it of ends) addEventListener(it, end, { passive: true, capture: true });
  frame = requestAnimationFrame(again);
  return end;
}

/** Goes back to where one was on a page, as soon as the page is long enough again, and to what led on from there. */
function goBack({ y, link }: Left): () => void {
  scrollTo(0, y);
  return untilDone(() => {
    scrollTo(0, y);
    if (Math.abs(scrollY - y) > 2) return false;
    const opener = link && document.querySelector<HTMLElement>(`main a[href="${CSS.escape(link)}"]`);
    if (opener) opener.focus({ preventScroll: true });
    return !link || Boolean(opener);
  });
}

/** To the page's name, as soon as it is there: what is read out, and where Tab goes on. */
function goToHeading(): () => void {
  return untilDone(() => {
    if (document.querySelector('dialog[open]')) return true;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading?.textContent || document.querySelector('main [aria-busy=true]')) return false;
    // Whoever is at a field already stays there.
    if (!document.querySelector('main :focus')) heading.focus({ preventScroll: true });
    announced.value = document.title.replace(/ · Cinemarco$/, '');
    return true;
  });
}

/** Remembers how far each page was scrolled, and returns there on Back, Forward and after a reload. */
export function useScrollMemory(): void {
  const { url, path } = useLocation();
  const shown = useRef<string>();
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const remember = () => places.set(here, { ...places.get(here), y: scrollY });
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('main a[href]');
      if (link) places.set(here, { y: scrollY, link: link.getAttribute('href') ?? '' });
    };
    const keep = () => sessionStorage.setItem(kept, JSON.stringify([...places].slice(-60)));
    addEventListener('scroll', remember, { passive: true });
    addEventListener('click', follow, { capture: true });
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('scroll', remember);
      removeEventListener('click', follow, { capture: true });
      removeEventListener('pagehide', keep);
    };
  }, []);
  // Before the browser tells of the scrolling that a new page brings, which must not count for the old one.
  useLayoutEffect(() => {
    const isFirst = shown.current === undefined;
    const isOther = shown.current !== path;
    shown.current = path;
    here = placeNow();
    const replaced = replacing;
    replacing = false;
    const left = places.get(here);
    if (replaced) return undefined;
    if (left) return goBack(left);
    // Whoever opens a series is there for its episodes, not for the way past everything before them.
    const leads = !isFirst || path.startsWith('/series/');
    if (isOther && leads && !location.hash) return goToHeading();
    return undefined;
    // The path changes with the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [url]);
}
