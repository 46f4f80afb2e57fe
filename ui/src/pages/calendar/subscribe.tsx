// SPDX-License-Identifier: MIT
// An address at which other calendars subscribe to this one. It holds a token that may only read.
import { CalendarPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { below } from '../../base';
import { Button, LinkButton } from '../../parts/button';
import { Copyable } from '../../parts/copy';
import { Dialog } from '../../parts/dialog';
import { changed } from '../../state/resource';
import { session } from '../../state/session';
import { FormDialog } from '../settings/form-dialog';
import { PasswordField } from '../settings/password-field';

const title = 'Subscribe to this calendar';

export function Subscribe() {
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [made, setMade] = useState<string>();
  const isSet = session.value?.password_set ?? false;
  const close = () => {
    setOpen(false);
    setPassword('');
  };
  const make = async () => {
    const { token } = await api.makeToken({ name: 'Calendar', scope: 'read', password });
    setMade(location.origin + below(`/calendar.ics?token=${token}`));
    changed();
  };
  return (
    <div class="calendar-feed">
      {made ? (
        <p class="stack">
          <span class="small">
            Copy the address now. It isn’t shown again. Add it to your calendar as a subscription; to end it, revoke the
            token “Calendar” in Settings.
          </span>
          <Copyable text={made} label="the address of this calendar" />
        </p>
      ) : (
        <Button icon={CalendarPlus} onClick={() => setOpen(true)}>
          Subscribe…
        </Button>
      )}
      {isSet ? (
        <FormDialog title={title} action="Make the address" open={isOpen} onClose={close} onSave={make}>
          <p>Phones and other calendars can show what airs here. Their address holds a token that may only read.</p>
          <PasswordField label="Your password" value={password} onInput={setPassword} />
        </FormDialog>
      ) : (
        <Dialog
          title={title}
          open={isOpen}
          onClose={close}
          actions={
            <LinkButton kind="primary" href="/settings#access">
              Set a password
            </LinkButton>
          }
        >
          <p>Phones and other calendars can show what airs here. For that, set a password first.</p>
        </Dialog>
      )}
    </div>
  );
}
