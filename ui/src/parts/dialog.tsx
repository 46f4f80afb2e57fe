// SPDX-License-Identifier: MIT
// A dialog: the browser's own, so focus, Escape and the page behind are its business.
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './button';
import './dialog.css';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons at its foot, the one that acts last. */
  actions?: ComponentChildren;
  wide?: boolean;
  /** Something was typed: a click beside the dialog does not close it. */
  keeps?: boolean;
}

/** Where one begins: at the first field, else at the button that changes nothing. */
const first = ['.dialog-body :is(input:not([type=radio]), input:checked, select, textarea)', '.dialog-foot button'];

function begin(dialog: HTMLDialogElement): void {
  dialog.showModal();
  const found = first.map((it) => dialog.querySelector<HTMLElement>(it)).find(Boolean);
  found?.focus();
}

export function Dialog({ title, open, onClose, children, actions, wide = false, keeps = false }: Props) {
  const self = useRef<HTMLDialogElement>(null);
  const byUs = useRef(false);
  const name = useId();
  useEffect(() => {
    const dialog = self.current;
    if (!dialog || dialog.open === open) return;
    byUs.current = !open;
    if (open) begin(dialog);
    else dialog.close();
  }, [open]);
  // Closed rather than merely removed, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const dialog = self.current;
    return () => {
      byUs.current = true;
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={self}
      class={`dialog ${wide ? 'dialog-wide' : ''}`}
      aria-labelledby={name}
      onClose={() => !byUs.current && onClose()}
      onClick={(event) => {
        // What surrounds the sheet is the dialog itself.
        if (event.target === self.current && !keeps) onClose();
      }}
    >
      {open && (
        <div class="dialog-sheet">
          <header class="dialog-head">
            <h2 id={name}>{title}</h2>
            <IconButton icon={X} label="Close" onClick={onClose} />
          </header>
          <div class="dialog-body">{children}</div>
          {actions && <footer class="dialog-foot">{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
