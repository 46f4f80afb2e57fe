// SPDX-License-Identifier: MIT
// Where the history comes from: the live Trakt account, or Trakt's own export.
import { FileArchive, Link as LinkIcon, Upload } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { reads } from '../../api/api';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { useRead } from '../../state/resource';
import { complain } from '../../state/toasts';
import { ago } from '../../words';
import { ByCode } from './by-code';
import { Device } from './device';
import type { From } from './import';

function Trakt({ onChosen }: { onChosen: (from: From) => void }) {
  const { data } = useRead(reads.trakt());
  const name = useRead(data?.connected ? reads.traktAccount() : null).data?.username;
  const [way, setWay] = useState<'device' | 'code'>();
  if (!data) return <p class="muted">Looking for your Trakt connection…</p>;
  if (data.connected && !data.needs_reauth) {
    return (
      <>
        <p>
          {name ? `Connected to Trakt as ${name}.` : 'Connected to Trakt.'}
          {data.last_sync_at && <span class="muted">{` Last in step ${ago(data.last_sync_at)}.`}</span>}
        </p>
        <Button kind="primary" onClick={() => onChosen({ kind: 'trakt' })}>
          Use this account
        </Button>
      </>
    );
  }
  if (!data.application_set) {
    return (
      <p class="small">
        Needs your own Trakt application (Trakt VIP): make one at{' '}
        <a href="https://trakt.tv/oauth/applications" rel="noreferrer" target="_blank">
          trakt.tv/oauth/applications
        </a>
        , put <code>TRAKT_CLIENT_ID</code> and <code>TRAKT_CLIENT_SECRET</code> into the environment or into{' '}
        <code>.env</code>, and start Cinemarco again. Without one, use your export.
      </p>
    );
  }
  if (way === 'device') return <Device onDone={() => onChosen({ kind: 'trakt' })} onCancel={() => setWay(undefined)} />;
  if (way === 'code') return <ByCode onDone={() => onChosen({ kind: 'trakt' })} onCancel={() => setWay(undefined)} />;
  return (
    <>
      <p class="small muted">
        {data.needs_reauth
          ? 'Trakt has ended the connection. Sign in once more.'
          : 'Everything, and in step from then on.'}
      </p>
      <div class="line">
        <Button kind="primary" onClick={() => setWay('device')}>
          Connect Trakt
        </Button>
        <Button onClick={() => setWay('code')}>Paste a code instead</Button>
      </div>
    </>
  );
}

function Export({ onChosen }: { onChosen: (from: From) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (!file) return;
    if (!/\.zip$/i.test(file.name)) {
      complain(new Error(`${file.name} is no ZIP. Drop the file as Trakt gave it to you, unopened.`));
      return;
    }
    onChosen({ kind: 'export', file });
  };
  return (
    <div
      class={`drop ${over ? 'drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files[0]);
      }}
    >
      <Icon of={Upload} size={28} />
      <p>Drop the ZIP here</p>
      <Button onClick={() => input.current?.click()}>Choose the file</Button>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept=".zip,application/zip"
        aria-label="Trakt's export as a ZIP file"
        tabIndex={-1}
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
    </div>
  );
}

export function Source({ onChosen }: { onChosen: (from: From) => void }) {
  return (
    <div class="sources">
      <section class="source card" aria-labelledby="source-trakt">
        <h2 id="source-trakt">
          <Icon of={LinkIcon} size={20} /> Connect Trakt
        </h2>
        <Trakt onChosen={onChosen} />
      </section>
      <section class="source card" aria-labelledby="source-export">
        <h2 id="source-export">
          <Icon of={FileArchive} size={20} /> Use your Trakt export
        </h2>
        <Export onChosen={onChosen} />
        <p class="small muted">
          Get it at{' '}
          <a href="https://app.trakt.tv/settings/data" rel="noreferrer" target="_blank">
            app.trakt.tv › Settings › Data
          </a>
          . Free, without an application.
        </p>
      </section>
    </div>
  );
}
