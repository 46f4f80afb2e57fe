// SPDX-License-Identifier: MIT
// Shows the toasts. One that is pointed at or focused stays.
import { CircleAlert, X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { dismiss, type Toast, toasts } from '../state/toasts';
import { IconButton } from './button';
import { Icon } from './icon';
import './toaster.css';

function Shown({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), toast.action || toast.tone === 'bad' ? 8000 : 4000);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    <li
      class={`toast toast-${toast.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      {toast.tone === 'bad' && <Icon of={CircleAlert} />}
      <span class="grow">{toast.text}</span>
      {toast.action && (
        <button
          type="button"
          class="toast-action"
          onClick={() => {
            dismiss(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      )}
      <IconButton icon={X} label="Dismiss" onClick={() => dismiss(toast.id)} />
    </li>
  );
}

export function Toaster() {
  return (
    <section class="toaster" aria-label="Messages" aria-live="polite">
      <ul>
        {toasts.value.map((it) => (
          <Shown key={it.id} toast={it} />
        ))}
      </ul>
    </section>
  );
}
