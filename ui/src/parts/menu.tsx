// SPDX-License-Identifier: MIT
// A button that opens a menu. Arrow keys move, Escape closes, and the focus returns to the button.
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
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
  side?: 'start' | 'end';
}

export function Menu({ label, children, items, class: name = 'icon-button', side = 'end' }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();

  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  const close = () => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };

  useEffect(() => {
    if (!open) return;
    const all = rows();
    (all.find((it) => it.ariaChecked === 'true') ?? all[0])?.focus();
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
    if (event.key === 'Escape') close();
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
        <div id={id} class={`menu-list menu-${side}`} role="menu" aria-label={label}>
          {items.map((it) => {
            const common = {
              key: it.label,
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
            return it.href ? (
              <a {...common} href={it.href} onClick={() => setOpen(false)}>
                {inside}
              </a>
            ) : (
              <button
                {...common}
                type="button"
                onClick={() => {
                  close();
                  it.onPick?.();
                }}
              >
                {inside}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}
