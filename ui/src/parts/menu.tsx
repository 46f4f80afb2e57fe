// SPDX-License-Identifier: MIT
// A button that opens a menu. Arrow keys move, Escape closes, and the focus returns to the button. The menu stands above
// everything that follows, and within the window.
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon';
import './menu.css';

export interface MenuItem {
  label: string;
  icon?: IconNode;
  /** A link instead of an action. */
  href?: string;
  onPick?: () => void;
  danger?: boolean;
  /** One of a choice: whether it is the chosen one. */
  checked?: boolean;
}

interface Props {
  /** What the button says to those who do not see its inside. */
  label: string;
  /** The button's inside. */
  children: ComponentChildren;
  items: MenuItem[];
  class?: string;
}

const edge = 8; // px that stay free beside a menu

/** Below its button and flush with its end, or wherever there is room for it. */
function settle(list: HTMLElement, button: Element): void {
  const { right, top, bottom } = button.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  list.style.maxHeight = `${height - 2 * edge}px`;
  const x = Math.max(edge, Math.min(right, width - edge) - list.offsetWidth);
  const below = bottom + 4;
  const above = top - 4 - list.offsetHeight;
  const y = below + list.offsetHeight <= height - edge || above < edge ? below : above;
  list.style.left = `${x}px`;
  list.style.top = `${Math.max(edge, Math.min(y, height - edge - list.offsetHeight))}px`;
}

function Row({ it, onDone }: { it: MenuItem; onDone: (returns: boolean) => void }) {
  const common = {
    role: it.checked === undefined ? ('menuitem' as const) : ('menuitemradio' as const),
    'aria-checked': it.checked,
    tabIndex: -1,
    class: `menu-item ${it.danger ? 'menu-danger' : ''}`,
  };
  const inside = (
    <>
      {it.icon && <Icon of={it.icon} size={18} />}
      <span class="grow">{it.label}</span>
    </>
  );
  if (it.href) {
    return (
      <a {...common} href={it.href} onClick={() => onDone(false)}>
        {inside}
      </a>
    );
  }
  return (
    <button
      {...common}
      type="button"
      onClick={() => {
        onDone(true);
        it.onPick?.();
      }}
    >
      {inside}
    </button>
  );
}

export function Menu({ label, children, items, class: name = 'icon-button' }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  const close = (returns: boolean) => {
    setOpen(false);
    if (returns) box.current?.querySelector('button')?.focus();
  };

  useLayoutEffect(() => {
    const menu = list.current;
    const button = box.current?.firstElementChild;
    if (!open || !menu || !button) return;
    // Browsers without the top layer have it above by its z-index alone.
    if ('showPopover' in menu) menu.showPopover();
    const place = () => settle(menu, button);
    place();
    addEventListener('scroll', place, { passive: true, capture: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const all = rows();
    (all.find((it) => it.ariaChecked === 'true') ?? all[0])?.focus({ preventScroll: true });
    const onPointer = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  const onKey = (event: KeyboardEvent) => {
    if (!open) return;
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') setOpen(false);
    else if (to !== undefined) all[to % all.length]?.focus();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="menu" ref={box} onKeyDown={onKey}>
      <button
        type="button"
        class={name}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div id={id} class="menu-list" role="menu" aria-label={label} popover="manual" ref={list}>
          {items.map((it) => (
            <Row key={it.label} it={it} onDone={close} />
          ))}
        </div>
      )}
    </div>
  );
}
