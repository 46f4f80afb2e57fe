// SPDX-License-Identifier: MIT
// Something to type elsewhere, with a button that copies it.
import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { complain } from '../state/toasts';
import { IconButton } from './button';
import './copy.css';

export function Copyable({ text, label, large = false }: { text: string; label: string; large?: boolean }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
      setTimeout(() => setDone(false), 2000);
    } catch {
      complain(new Error('This browser does not allow copying here. Select the text and copy it by hand.'));
    }
  };
  return (
    <span class={`copy ${large ? 'copy-large' : ''}`}>
      <code class="copy-text">{text}</code>
      <IconButton icon={done ? Check : Copy} label={done ? 'Copied' : `Copy ${label}`} onClick={() => void copy()} />
      <span class="unseen" role="status">
        {done ? 'Copied' : ''}
      </span>
    </span>
  );
}
