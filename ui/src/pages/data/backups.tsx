// SPDX-License-Identifier: MIT
// Whole copies of the library: the last one, one more, and each as a file.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import { forBrowser } from '../../api/for-browser';
import type { BackupReport } from '../../api/types';
import { Button, LinkButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { said } from '../../said';
import { changed, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { ago, bytes, exact } from '../../words';
import { Section, Setting } from '../settings/section';

const reasons: Record<string, string> = {
  by_hand: 'made by hand',
  daily: 'daily',
  before_import: 'before an import',
  before_migration: 'before an upgrade',
  before_restore: 'before a restore',
  damaged: 'set aside damaged',
};

const whenMade = (it: BackupReport) => ago(it.made_at);

function Row({ it, onRemove }: { it: BackupReport; onRemove: () => void }) {
  return (
    <li class="backup">
      <span class="grow">
        <span title={exact(it.made_at)}>{exact(it.made_at)}</span>
        <span class="muted">{` · ${reasons[it.reason] ?? it.reason} · ${bytes(it.bytes)}`}</span>
      </span>
      <LinkButton
        small
        kind="quiet"
        href={`/api/backups/${encodeURIComponent(it.name)}`}
        download={it.name}
        aria-label={`Download the backup of ${exact(it.made_at)}`}
      >
        Download
      </LinkButton>
      <Button small kind="quiet" aria-label={`Delete the backup of ${exact(it.made_at)}`} onClick={onRemove}>
        Delete…
      </Button>
    </li>
  );
}

export function Backups() {
  const { data } = useRead(reads.backups());
  const [busy, setBusy] = useState(false);
  const [doomed, setDoomed] = useState<BackupReport>();
  const backUp = async () => {
    setBusy(true);
    try {
      const made = await api.backUp();
      say(said.backedUp(bytes(made.bytes)));
      changed();
    } catch (error) {
      complain(error);
    }
    setBusy(false);
  };
  const remove = async (it: BackupReport) => {
    setDoomed(undefined);
    try {
      await api.removeBackup(it.name);
      say(said.backupDeleted);
      changed();
    } catch (error) {
      complain(error);
    }
  };
  if (!data) return null;
  const newest = data.backups.find((it) => it.reason !== 'damaged');
  return (
    <Section id="backups" title="Backups">
      <Setting
        name={newest ? `Last backup ${whenMade(newest)}` : 'No backup yet'}
        help={
          <>
            {data.problem && (
              <strong>{`The last one failed ${ago(data.problem.at)}: ${forBrowser(data.problem.message)} `}</strong>
            )}
            Made once a day, and before an upgrade or an import. The last 7 days and 4 weeks are kept. Restore one on
            the server; the key that seals your sign-in to Trakt is not in it.
          </>
        }
      >
        <Button busy={busy} onClick={() => void backUp()}>
          Back up now
        </Button>
        {data.backups.length > 0 && (
          <ul class="settings-list small">
            {data.backups.map((it) => (
              <Row key={it.name} it={it} onRemove={() => setDoomed(it)} />
            ))}
          </ul>
        )}
      </Setting>
      <Dialog
        title="Delete this backup?"
        open={doomed !== undefined}
        onClose={() => setDoomed(undefined)}
        actions={
          <>
            <Button onClick={() => setDoomed(undefined)}>Cancel</Button>
            <Button kind="danger" onClick={() => doomed && void remove(doomed)}>
              Delete
            </Button>
          </>
        }
      >
        <p>{doomed && `The backup of ${exact(doomed.made_at)} can’t be brought back. Your library stays as it is.`}</p>
      </Dialog>
    </Section>
  );
}
