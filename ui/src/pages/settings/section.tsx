// SPDX-License-Identifier: MIT
// A group of settings, and one line of it: its name, what it does, and its control.
import type { ComponentChildren } from 'preact';

export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="settings-section" id={id} aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{title}</h2>
      <div class="card settings-card">{children}</div>
    </section>
  );
}

interface Props {
  name: string;
  help?: ComponentChildren;
  children?: ComponentChildren;
}

export function Setting({ name, help, children }: Props) {
  return (
    <div class="setting">
      <div class="setting-words">
        <h3>{name}</h3>
        {help && <div class="muted small">{help}</div>}
      </div>
      {children && <div class="setting-control">{children}</div>}
    </div>
  );
}

export function Switch({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={label}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="switch-track" aria-hidden="true" />
    </label>
  );
}
