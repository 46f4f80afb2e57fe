// SPDX-License-Identifier: MIT
// Where a password is typed.
interface Props {
  label: string;
  isNew?: boolean;
  value: string;
  onInput: (text: string) => void;
}

export function PasswordField({ label, isNew = false, value, onInput }: Props) {
  return (
    <label class="labelled">
      <span class="small">{label}</span>
      <input
        class="field"
        type="password"
        autocomplete={isNew ? 'new-password' : 'current-password'}
        required
        minLength={isNew ? 8 : undefined}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
