// SPDX-License-Identifier: MIT
// The keys that work everywhere.
import { Dialog } from '../parts/dialog';
import './key-help.css';
import { helpIsOpen, keys } from './shortcuts';

export function KeyHelp() {
  return (
    <Dialog title="Keyboard" open={helpIsOpen.value} onClose={() => (helpIsOpen.value = false)}>
      <dl class="key-help">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
