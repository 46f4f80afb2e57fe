// SPDX-License-Identifier: MIT
// A few choices side by side, one of them taken. Radio buttons underneath, so the keyboard knows them.
import type { IconNode } from 'lucide';
import { useId } from 'preact/hooks';
import { Icon } from './icon';
import './segmented.css';

interface Choice<Value extends string> {
  value: Value;
  label: string;
  /** Shown instead of the label. */
  icon?: IconNode;
  /** How many there are of it; an empty text keeps the room while that is not known. */
  count?: string;
}

interface Props<Value extends string> {
  label: string;
  choices: ReadonlyArray<Choice<Value>>;
  value: Value;
  onPick: (value: Value) => void;
}

export function Segmented<Value extends string>({ label, choices, value, onPick }: Props<Value>) {
  const name = useId();
  return (
    <div class="segmented" role="radiogroup" aria-label={label}>
      {choices.map((it) => (
        <label key={it.value} class="segment" title={it.icon ? it.label : undefined}>
          <input
            class="unseen"
            type="radio"
            name={name}
            checked={it.value === value}
            aria-label={it.label}
            onChange={() => onPick(it.value)}
          />
          {it.icon ? <Icon of={it.icon} size={18} /> : <span>{it.label}</span>}
          {it.count !== undefined && <span class="segment-count">{it.count}</span>}
        </label>
      ))}
    </div>
  );
}
