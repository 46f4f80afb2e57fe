// SPDX-License-Identifier: MIT
// Asks when something was watched: now, on a day, or nobody knows.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Segmented } from '../../parts/segmented';
import './when.css';

type Kind = 'now' | 'day' | 'unknown';

interface Props {
  /** What the dialog is about: "When did you watch Dune?" */
  title: string;
  open: boolean;
  /** The instant that stands now, to be changed. */
  value?: string | null;
  /** "now", "unknown" or an instant. */
  onPick: (watchedAt: string) => void;
  onClose: () => void;
}

const pad = (value: number) => String(value).padStart(2, '0');

// As an <input type="datetime-local"> wants it: the reader's own clock.
function local(instant: Date): string {
  const day = `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`;
  return `${day}T${pad(instant.getHours())}:${pad(instant.getMinutes())}`;
}

export function When({ title, open, value, onPick, onClose }: Props) {
  const [kind, setKind] = useState<Kind>('now');
  const [moment, setMoment] = useState('');
  useEffect(() => {
    if (!open) return;
    setKind(value === undefined ? 'now' : value === null ? 'unknown' : 'day');
    setMoment(local(value ? new Date(value) : new Date()));
  }, [open, value]);

  const save = () => {
    onPick(kind === 'day' ? new Date(moment).toISOString() : kind);
    onClose();
  };

  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={kind === 'day' && !moment} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div class="stack">
        <Segmented
          label="When"
          value={kind}
          onPick={setKind}
          choices={[
            { value: 'now', label: 'Just now' },
            { value: 'day', label: 'On a day' },
            { value: 'unknown', label: "I don't know" },
          ]}
        />
        {kind === 'day' && (
          <label class="when-day">
            <span class="small">Day and time</span>
            <input
              class="field"
              type="datetime-local"
              value={moment}
              max={local(new Date())}
              onInput={(event) => setMoment(event.currentTarget.value)}
            />
          </label>
        )}
        {kind === 'unknown' && <p class="muted small">It counts as watched, and stands at the end of your history.</p>}
      </div>
    </Dialog>
  );
}
