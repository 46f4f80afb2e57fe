// SPDX-License-Identifier: MIT
// Asks when something was watched: now, on a day, or nobody knows.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Segmented } from '../../parts/segmented';
import { time } from '../../words';
import { accountZone, dayOf, instantOf, isBrowsersOwn } from '../../zone';
import './when.css';

type Kind = 'now' | 'day' | 'unknown';

interface Props {
  /** What the dialog is about: "When did you watch Dune?" */
  title: string;
  open: boolean;
  /** The instant or the day that stands now, to be changed. */
  value?: string | null;
  /** "now", "unknown", an instant, or a day of which the time is not known. */
  onPick: (watchedAt: string) => void;
  onClose: () => void;
}

export function When({ title, open, value, onPick, onClose }: Props) {
  const [kind, setKind] = useState<Kind>('now');
  const [date, setDate] = useState('');
  const [clock, setClock] = useState('');
  useEffect(() => {
    if (!open) return;
    setKind(value === undefined ? 'now' : value === null ? 'unknown' : 'day');
    setDate(dayOf(value ?? new Date()));
    setClock(value ? time(value) : '');
  }, [open, value]);

  const save = () => {
    onPick(kind !== 'day' ? kind : clock ? instantOf(`${date}T${clock}`) : date);
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
          <Button kind="primary" disabled={kind === 'day' && !date} onClick={save}>
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
          <div class="when-day">
            <label class="labelled">
              <span class="small">Day</span>
              <input
                class="field"
                type="date"
                value={date}
                max={dayOf(new Date())}
                onInput={(event) => setDate(event.currentTarget.value)}
              />
            </label>
            <label class="labelled">
              <span class="small">
                {isBrowsersOwn() ? 'Time, if you know it' : `Time in ${accountZone.value}, if you know it`}
              </span>
              <input class="field" type="time" value={clock} onInput={(event) => setClock(event.currentTarget.value)} />
            </label>
          </div>
        )}
        {kind === 'unknown' && <p class="muted small">It counts as watched, and stands at the end of your history.</p>}
      </div>
    </Dialog>
  );
}
