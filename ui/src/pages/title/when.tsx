// SPDX-License-Identifier: MIT
// Asks when something was watched: now, when it came out, on a day, or nobody knows. It stays until that is saved.
import { useEffect, useId, useState } from 'preact/hooks';
import { type ApiError, toApiError } from '../../api/api';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Segmented } from '../../parts/segmented';
import { time } from '../../words';
import { accountZone, dayOf, instantOf, isBrowsersOwn } from '../../zone';
import './when.css';

type Kind = 'now' | 'released' | 'day' | 'unknown';

interface Props {
  /** What the dialog is about: "When did you watch Dune?" */
  title: string;
  open: boolean;
  /** The instant or the day that stands now, to be changed. */
  value?: string | null;
  /** What is marked came out on days of its own: "Air dates", chosen first where `many` are marked at once. */
  released?: { label: string; many: boolean };
  /** "now", "released", "unknown", an instant, or a day of which the time is not known. Rejects with what to say. */
  onPick: (watchedAt: string) => Promise<unknown>;
  onClose: () => void;
}

export function When({ title, open, value, released, onPick, onClose }: Props) {
  const form = useId();
  const [kind, setKind] = useState<Kind>('now');
  const [date, setDate] = useState('');
  const [clock, setClock] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const first: Kind = value === undefined ? (released?.many ? 'released' : 'now') : value === null ? 'unknown' : 'day';
  useEffect(() => {
    if (!open) return;
    setKind(first);
    setDate(dayOf(value ?? new Date()));
    setClock(value ? time(value) : '');
    setError(undefined);
    setBusy(false);
  }, [open, value, first]);

  const save = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await onPick(kind !== 'day' ? kind : clock ? instantOf(`${date}T${clock}`) : date);
      onClose();
    } catch (problem) {
      setError(toApiError(problem));
    }
    setBusy(false);
  };
  const choices: Array<{ value: Kind; label: string }> = [
    { value: 'now', label: 'Just now' },
    ...(released ? [{ value: 'released' as const, label: released.label }] : []),
    { value: 'day', label: 'On a date' },
    { value: 'unknown', label: 'Date unknown' },
  ];
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      keeps={kind === 'day'}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form} busy={busy} disabled={kind === 'day' && !date}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          // A radio button alone does not submit.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void save();
        }}
      >
        <Segmented label="When" value={kind} onPick={setKind} choices={choices} />
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
        {kind === 'released' && (
          <p class="muted small">Dated to the day it came out. Without a known day the date stays unknown.</p>
        )}
        {kind === 'unknown' && <p class="muted small">Counts as watched; shown at the end of your history.</p>}
        {error && (
          <p role="alert" class="form-error">
            {error.detail || error.title}
          </p>
        )}
      </form>
    </Dialog>
  );
}
