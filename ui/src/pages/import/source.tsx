// SPDX-License-Identifier: MIT
// Where the history comes from: the live Trakt account, or a file of Trakt or of another service.
import { Check, ExternalLink, FileArchive, Link as LinkIcon, Upload } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { reads } from '../../api/api';
import { traktApplications, traktExport } from '../../links';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { said } from '../../said';
import { useRead } from '../../state/resource';
import { complain } from '../../state/toasts';
import { ago, exact } from '../../words';
import { PasteTraktKeys } from '../setup/paste-keys';
import { ByCode } from './by-code';
import { Device } from './device';
import { chosen, exportOf } from './export-files';
import { choose, signingIn } from './journey';

function Away({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="away link" href={href} rel="noreferrer" target="_blank">
      {children}
      <Icon of={ExternalLink} size={14} />
    </a>
  );
}

function NoApplication() {
  return (
    <>
      <p class="muted">
        Needs a Trakt application of your own; Trakt gives those to VIP members. Without VIP, take your export.
      </p>
      <ol class="ways small">
        <li>
          Make one at <Away href={traktApplications}>developer.trakt.tv</Away>, with the redirect{' '}
          <code>urn:ietf:wg:oauth:2.0:oob</code>.
        </li>
        <li>
          Paste its two keys here:
          <span class="ways-lines">
            <PasteTraktKeys />
          </span>
        </li>
      </ol>
    </>
  );
}

function Trakt({ onChosen }: { onChosen: () => void }) {
  const { data, error, again } = useRead(reads.trakt());
  const name = data && (data.trakt_user_name ?? data.trakt_user);
  if (!data) {
    if (error) return <Failed error={error} again={again} />;
    return (
      <Skeleton class="stack">
        <Bone width="60%" />
        <Bone width="140px" height="40px" />
      </Skeleton>
    );
  }
  const take = () => {
    choose({ kind: 'trakt' });
    onChosen();
  };
  const stay = () => {
    signingIn.value = undefined;
  };
  if (data.connected && !data.needs_reauth) {
    return (
      <>
        <p class="source-connected">
          <Icon of={Check} size={18} />
          <span>
            {name ? `Connected to Trakt as ${name}.` : 'Connected to Trakt.'}
            {data.last_sync_at && (
              <span class="muted" title={exact(data.last_sync_at)}>{` Last sync ${ago(data.last_sync_at)}.`}</span>
            )}
          </span>
        </p>
        <p class="muted small">Reads your whole history, ratings and watchlist again. Nothing is imported twice.</p>
        <div class="line">
          <Button kind="primary" onClick={take}>
            Use this account
          </Button>
          <a class="link small" href="/settings#trakt">
            Use another account
          </a>
        </div>
      </>
    );
  }
  if (!data.application_set) return <NoApplication />;
  if (signingIn.value === 'device') return <Device onDone={take} onCancel={stay} />;
  if (signingIn.value === 'code') return <ByCode onDone={take} onCancel={stay} />;
  return (
    <>
      <p class="muted">
        {data.needs_reauth
          ? 'Trakt ended the connection. Sign in again; your library stays as it is.'
          : 'Imports everything and keeps it in sync. You allow it on Trakt; Cinemarco never sees your password.'}
        {name && ` This library belongs to the Trakt account ${name}.`}
      </p>
      <div class="line">
        <Button kind="primary" onClick={() => (signingIn.value = 'device')}>
          Connect Trakt
        </Button>
        <Button kind="quiet" onClick={() => (signingIn.value = 'code')}>
          Paste a code instead
        </Button>
      </div>
    </>
  );
}

function Export({ onChosen }: { onChosen: () => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  // Browsers know the attribute under no other name.
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);
  const take = (input: HTMLInputElement) => {
    const given = exportOf(chosen(input.files));
    const many = input.files?.length ?? 0;
    const name = input.files?.[0]?.name ?? '';
    input.value = '';
    if (!given) {
      if (many > 0) complain(new Error(said.notAnExport(name)));
      return;
    }
    choose({ kind: 'export', given });
    onChosen();
  };
  return (
    <>
      <div class="drop">
        <Icon of={Upload} size={28} />
        <p class="drop-words">
          <span class="drop-hand">Drop the ZIP, its folder or its files here, or</span>
          <span class="drop-finger">The ZIP, its folder or its files</span>
        </p>
        <div class="line">
          <Button onClick={() => files.current?.click()}>Choose files</Button>
          <Button kind="quiet" onClick={() => folder.current?.click()}>
            Choose a folder
          </Button>
        </div>
        <input
          ref={files}
          class="unseen"
          type="file"
          multiple
          aria-label="An export, its ZIP or its files"
          tabIndex={-1}
          onChange={(event) => take(event.currentTarget)}
        />
        <input
          ref={folder}
          class="unseen"
          type="file"
          aria-label="The folder of an export"
          tabIndex={-1}
          onChange={(event) => take(event.currentTarget)}
        />
      </div>
      <p class="small">
        Whatever you saved: Letterboxd, IMDb, TV Time, Simkl, Netflix, Yamtrack, Movary, Ryot, Watcharr, SeriesGuide,
        Kodi, Plex, Tautulli, Jellyfin, Cinemarco’s own export, or any CSV. It is recognised by what it holds.
      </p>
      <p class="small">From Trakt:</p>
      <ol class="ways small">
        <li>
          Open <Away href={traktExport}>Trakt › Settings › Data</Away>.
        </li>
        <li>
          Press <strong>Export now</strong>, choose <strong>JSON</strong>, and keep that tab open until your browser has
          saved the ZIP. A long history takes a while.
        </li>
        <li>Drop or choose it here without unzipping. If your browser unzipped it, take the folder.</li>
      </ol>
      <p class="muted small">Free, without VIP or an application. It goes to your own Cinemarco only.</p>
    </>
  );
}

export function Source({ onChosen }: { onChosen: () => void }) {
  return (
    <div class="sources">
      <section class="source card" aria-labelledby="source-trakt">
        <h2 id="source-trakt">
          <Icon of={LinkIcon} size={20} /> Your Trakt account
        </h2>
        <Trakt onChosen={onChosen} />
      </section>
      <section class="source card" aria-labelledby="source-export">
        <h2 id="source-export">
          <Icon of={FileArchive} size={20} /> A file
        </h2>
        <Export onChosen={onChosen} />
      </section>
    </div>
  );
}
