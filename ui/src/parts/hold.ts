// SPDX-License-Identifier: MIT
// Holding something down, for all that an element holds at once: there may be a thousand of them.
import { useRef } from 'preact/hooks';

const holdFor = 500; // ms
const clickComes = 400; // ms after the finger is lifted, at the latest

/** The click that ends a hold presses nothing, not even what has come under the finger meanwhile. */
function swallowClick(pointer: number): void {
  const swallow = (event: Event) => {
    // Where a click does not say whose it is, it is taken for that one.
    if (event instanceof PointerEvent && event.pointerId !== pointer) return;
    event.preventDefault();
    event.stopPropagation();
    removeEventListener('click', swallow, { capture: true });
  };
  addEventListener('click', swallow, { capture: true });
  const end = () => {
    for (const it of ['pointerup', 'pointercancel']) removeEventListener(it, end, { capture: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), clickComes);
  };
  for (const it of ['pointerup', 'pointercancel']) addEventListener(it, end, { capture: true });
}

interface Options<Thing> {
  /** What the event is about; nothing for what cannot be held. */
  of: (event: Event) => Thing | undefined;
  onHold: (thing: Thing) => void;
  /** Only with a finger or a pen: a mouse has other ways. */
  touchOnly?: boolean;
}

/** Listeners for the element. */
export function useHold<Thing>({ of, onHold, touchOnly = false }: Options<Thing>) {
  const held = useRef(false);
  const timer = useRef(0);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      held.current = false;
      stop();
      const thing = touchOnly && event.pointerType === 'mouse' ? undefined : of(event);
      if (!thing) return;
      timer.current = window.setTimeout(() => {
        held.current = true;
        swallowClick(event.pointerId);
        onHold(thing);
      }, holdFor);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event: Event) => held.current && event.preventDefault(),
  };
}
