// SPDX-License-Identifier: MIT
// What a screen shows instead of data: that there is none yet, or that it could not be had.
import { CircleAlert, RotateCw, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ApiError } from '../api/api';
import { problems, said } from '../said';
import { Button, LinkButton } from './button';
import { Icon } from './icon';
import './states.css';

interface EmptyProps {
  icon: IconNode;
  title: string;
  /** What to do next. */
  children?: ComponentChildren;
  /** Buttons or links. */
  actions?: ComponentChildren;
}

export function Empty({ icon, title, children, actions }: EmptyProps) {
  return (
    <div class="state">
      <Icon of={icon} size={36} class="state-icon" />
      <h2>{title}</h2>
      {children && <div class="state-words">{children}</div>}
      {actions && <div class="line state-actions">{actions}</div>}
    </div>
  );
}

/** With the one button that helps: where the cure is, or once more if that may go better. */
export function Failed({ error, again }: { error: ApiError; again?: () => void }) {
  const cure = problems[error.code]?.action;
  return (
    <div class="state" role="alert">
      <Icon of={CircleAlert} size={36} class="state-icon state-bad" />
      <h2>{error.title}</h2>
      <p class="state-words">{error.detail}</p>
      {cure ? (
        <LinkButton href={cure.href}>{cure.label}</LinkButton>
      ) : (
        again &&
        error.mayPass && (
          <Button icon={RotateCw} onClick={again}>
            {said.tryAgain}
          </Button>
        )
      )}
    </div>
  );
}
