// SPDX-License-Identifier: MIT
// Buttons, and links that look like them. One primary a screen.
import type { IconNode } from 'lucide';
import type { ComponentChildren, JSX } from 'preact';
import './button.css';
import { Icon } from './icon';

interface Look {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  small?: boolean;
  icon?: IconNode;
}

type ButtonProps = Look &
  Omit<JSX.IntrinsicElements['button'], 'icon'> & {
    /** Its work goes on: it turns, and cannot be pressed again. */
    busy?: boolean;
  };

const look = ({ kind = 'plain', small }: Look) => `button button-${kind}${small ? ' button-small' : ''}`;

function Inside({ icon, children }: { icon?: IconNode | undefined; children?: ComponentChildren }) {
  return (
    <>
      {icon && <Icon of={icon} size={18} />}
      {children}
    </>
  );
}

export function Button({ kind, small, icon, busy = false, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`${look({ ...(kind && { kind }), ...(small && { small }) })} ${typeof rest.class === 'string' ? rest.class : ''}`}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      <Inside icon={busy ? undefined : icon}>{children}</Inside>
    </button>
  );
}

type LinkProps = Look & JSX.IntrinsicElements['a'];

export function LinkButton({ kind, small, icon, children, ...rest }: LinkProps) {
  return (
    <a {...rest} class={look({ ...(kind && { kind }), ...(small && { small }) })}>
      <Inside icon={icon}>{children}</Inside>
    </a>
  );
}

type IconButtonProps = Omit<JSX.IntrinsicElements['button'], 'icon' | 'label'> & {
  icon: IconNode;
  /** What it does, in words. */
  label: string;
  /** For a switch: whether it is on. */
  pressed?: boolean;
  filled?: boolean;
};

export function IconButton({ icon, label, pressed, filled, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      class={`icon-button ${typeof rest.class === 'string' ? rest.class : ''}`}
      aria-label={label}
      aria-pressed={pressed}
    >
      <Icon of={icon} filled={filled ?? false} />
    </button>
  );
}
