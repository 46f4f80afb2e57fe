// SPDX-License-Identifier: MIT
// A dialog with fields and one action, which the server may refuse.
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type ApiError, toApiError } from '../../api/api';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';

interface Props {
  title: string;
  /** What its button says. */
  action: string;
  open: boolean;
  onClose: () => void;
  /** The dialog closes after it, or says why it failed. */
  onSave: () => Promise<unknown>;
  children: ComponentChildren;
}

export function FormDialog({ title, action, open, onClose, onSave, children }: Props) {
  const form = useId();
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const close = () => {
    setError(undefined);
    onClose();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await onSave();
      close();
    } catch (problem) {
      setError(toApiError(problem));
    }
    setBusy(false);
  };
  return (
    <Dialog
      title={title}
      open={open}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" type="submit" form={form} busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} class="stack" onSubmit={(event) => void save(event)}>
        {children}
        {error && (
          <p role="alert" class="form-error">
            {error.detail || error.title}
          </p>
        )}
      </form>
    </Dialog>
  );
}
