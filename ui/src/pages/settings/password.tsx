// SPDX-License-Identifier: MIT
// Setting the password, and changing it.
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import { Button } from '../../parts/button';
import { changed, useRead } from '../../state/resource';
import { changePassword, session } from '../../state/session';
import { say } from '../../state/toasts';
import { FormDialog } from './form-dialog';
import { PasswordField } from './password-field';
import { Setting } from './section';

const nothing = { current: '', wanted: '', again: '', revokes: false };

export function Password({ onTokensRevoked }: { onTokensRevoked: () => void }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(nothing);
  const type = (what: Partial<typeof nothing>) => setTyped((before) => ({ ...before, ...what }));
  const isSet = session.value?.password_set ?? false;
  // They outlive the password unless that is said: somebody else may have made them.
  const hasTokens = (useRead(reads.tokens()).data?.tokens.length ?? 0) > 0;
  const save = async () => {
    const { current, wanted, again, revokes } = typed;
    if (wanted !== again) throw new Error('The two new passwords don’t match.');
    const isIn = await changePassword(wanted, isSet ? current : undefined, revokes);
    if (revokes) onTokensRevoked();
    if (!isIn) return;
    say('Password set. You stay logged in.');
    changed();
  };
  return (
    <Setting
      name="Password"
      help={
        isSet
          ? 'Every browser is asked for it, on this machine too.'
          : 'Not set. Without one the server answers only on this machine.'
      }
    >
      <Button
        onClick={() => {
          setTyped(nothing);
          setOpen(true);
        }}
      >
        {isSet ? 'Change…' : 'Set…'}
      </Button>
      <FormDialog
        title={isSet ? 'Change the password' : 'Set a password'}
        action="Save"
        open={open}
        onClose={() => setOpen(false)}
        onSave={save}
      >
        {isSet && (
          <PasswordField label="Current password" value={typed.current} onInput={(current) => type({ current })} />
        )}
        <PasswordField
          label="New password (at least 8 characters)"
          isNew
          value={typed.wanted}
          onInput={(wanted) => type({ wanted })}
        />
        <PasswordField label="Repeat the new password" isNew value={typed.again} onInput={(again) => type({ again })} />
        {hasTokens && (
          <label>
            <input
              type="checkbox"
              checked={typed.revokes}
              onChange={(event) => type({ revokes: event.currentTarget.checked })}
            />{' '}
            Revoke all tokens, too
          </label>
        )}
      </FormDialog>
    </Setting>
  );
}
