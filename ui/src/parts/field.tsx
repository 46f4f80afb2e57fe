// SPDX-License-Identifier: MIT
// Fields: a drop-down with its label, and a search field that waits for a pause in typing.
import { Search, X } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from './button';
import './field.css';
import { Icon } from './icon';

interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  choices: ReadonlyArray<{ value: Value; label: string }>;
  onPick: (value: Value) => void;
}

export function Select<Value extends string>({ label, value, choices, onPick }: SelectProps<Value>) {
  return (
    <select
      class="field"
      aria-label={label}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value as Value)}
    >
      {choices.map((it) => (
        <option key={it.value} value={it.value}>
          {it.label}
        </option>
      ))}
    </select>
  );
}

interface SearchProps {
  label: string;
  value: string;
  onSearch: (text: string) => void;
  /** Has the focus from the beginning. */
  first?: boolean;
  /** ms without a key before it searches. */
  pause?: number;
}

export function SearchField({ label, value, onSearch, first = false, pause = 150 }: SearchProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) input.current?.focus();
  }, [first]);
  // Changed from outside, by Back say.
  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      onSearch(text);
    }, pause);
    return () => clearTimeout(timer);
  }, [text, pause, onSearch]);
  return (
    <label class="field-icon">
      <Icon of={Search} size={16} />
      <input
        ref={input}
        class="field"
        type="search"
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text) {
            setText('');
            event.preventDefault();
          }
        }}
      />
      {text && (
        <IconButton
          icon={X}
          label="Clear"
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        />
      )}
    </label>
  );
}
