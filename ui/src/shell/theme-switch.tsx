// SPDX-License-Identifier: MIT
// Light, dark, or as the system has it.
import { Monitor, Moon, Sun } from 'lucide';
import { Segmented } from '../parts/segmented';
import { theme } from '../state/theme';

const choices = [
  { value: 'system', label: 'As the system', icon: Monitor },
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
