// SPDX-License-Identifier: MIT
// Light, dark, or as the system has it.
import { Monitor, Moon, Sun } from 'lucide';
import { Icon } from '../parts/icon';
import { Segmented } from '../parts/segmented';
import { theme } from '../state/theme';

const choices = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const;

export function ThemeSwitch({ words = false }: { words?: boolean }) {
  return (
    <Segmented
      label="Theme"
      choices={choices.map((it) => (words ? { value: it.value, label: it.label } : it))}
      value={theme.value}
      onPick={(it) => (theme.value = it)}
    />
  );
}

/** For the rail: goes from one to the next. */
export function ThemeButton() {
  const at = choices.findIndex((it) => it.value === theme.value);
  const now = choices[at] ?? choices[0];
  const next = choices[(at + 1) % choices.length] ?? choices[0];
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={`Theme: ${now.label}. Change to: ${next.label}`}
      title={`Theme: ${now.label}`}
      onClick={() => (theme.value = next.value)}
    >
      <Icon of={now.icon} size={20} />
    </button>
  );
}
