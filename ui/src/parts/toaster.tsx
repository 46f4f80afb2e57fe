// SPDX-License-Identifier: MIT
// Shows the one toast. It stays while it is pointed at, and while somebody goes by keyboard.
import { CircleAlert, X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { isReachable } from '../api/reach';
import { said } from '../said';
import { online } from '../state/online';
import { dismiss, type Toast, toast } from '../state/toasts';
import { IconButton } from './button';
import { Icon } from './icon';
import './toaster.css';

const byKeyboard = () => document.querySelector(':focus-visible') !== null && isKeyboard;
let isKeyboard = false;
addEventListener('keydown', () => (isKeyboard = true), true);
addEventListener('pointerdown', () => (isKeyboard = false), true);

function Shown({ it }: { it: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const lasts = it.action || it.tone === 'bad' ? 8000 : 4000;
    const timer = setInterval(() => !byKeyboard() && dismiss(), lasts);
    return () => clearInterval(timer);
  }, [held, it]);
  return (
    <div
      class={`toast toast-${it.tone}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      {it.tone === 'bad' && <Icon of={CircleAlert} />}
      <span class="grow toast-words">{it.text}</span>
      {it.action && (
        <button type="button" class="toast-action" aria-keyshortcuts="Control+Z" onClick={() => it.action?.run()}>
          {it.action.label}
        </button>
      )}
      <IconButton icon={X} label="Dismiss" onClick={dismiss} />
    </div>
  );
}

export function Toaster() {
  const words = !online.value ? said.offline : isReachable.value ? '' : said.reconnecting;
  return (
    <section class="toaster" aria-label="Messages">
      <p class={words ? 'link-lost' : 'unseen'} role="status">
        {words && <span class="spinner" aria-hidden="true" />}
        {words}
      </p>
      <div aria-live="polite">{toast.value && <Shown it={toast.value} />}</div>
    </section>
  );
}
