// SPDX-License-Identifier: MIT
// A lucide icon as SVG. It is decoration: the words stand beside it, or in the control's label.
import type { IconNode } from 'lucide';
import { h } from 'preact';

interface Props {
  of: IconNode;
  size?: number;
  filled?: boolean;
  class?: string;
}

export function Icon({ of, size = 20, filled = false, class: name }: Props) {
  return (
    <svg
      class={name}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width={size < 18 ? 2.25 : 1.75}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes]) => h(tag, attributes as Record<string, string>))}
    </svg>
  );
}
