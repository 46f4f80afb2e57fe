// SPDX-License-Identifier: MIT
// The connection to Trakt.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import { Button, LinkButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { changed, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { ago, exact } from '../../words';
import { Section, Setting } from './section';

export function Trakt() {
  const { data } = useRead(reads.trakt());
  const name = data && (data.trakt_user_name ?? data.trakt_user);
  const [asking, setAsking] = useState(false);
  const disconnect = async () => {
    setAsking(false);
    try {
      say((await api.disconnect()).message);
      changed();
    } catch (error) {
      complain(error);
    }
  };
  if (!data) return null;
  const connected = data.connected && !data.needs_reauth;
  const ofWhom = name ? `Your library is of the Trakt account ${name}.` : '';
  return (
    <Section id="trakt" title="Trakt">
      <Setting
        name={
          connected
            ? name
              ? `Connected as ${name}`
              : 'Connected'
            : data.needs_reauth
              ? data.message
                ? 'The sign-in cannot be read'
                : 'Trakt has ended the connection'
              : 'Not connected'
        }
        help={
          connected ? (
            <>
              {data.expires_at && (
                <span
                  title={exact(data.expires_at)}
                >{`The sign-in is renewed by itself, next ${ago(data.expires_at)}. `}</span>
              )}
              {data.last_sync_at && `Last in step ${ago(data.last_sync_at)}.`}
            </>
          ) : data.message ? (
            `${data.message}. ${ofWhom}`
          ) : data.needs_reauth ? (
            <>
              Access was taken back on Trakt’s page of connected apps, or another app took the one place of a free
              account, or another copy of this library used the sign-in: connect again. Or the API app was deleted: make
              a new one, and set its two keys. {ofWhom}
            </>
          ) : data.application_set ? (
            `Sign in, and everything that Trakt holds about you comes here. ${ofWhom}`
          ) : (
            <>
              No Trakt application is set (<code>TRAKT_CLIENT_ID</code>). Your export works without one. {ofWhom}
            </>
          )
        }
      >
        {connected ? (
          <Button onClick={() => setAsking(true)}>Disconnect…</Button>
        ) : (
          <LinkButton kind="primary" href="/import">
            Connect
          </LinkButton>
        )}
      </Setting>
      <Dialog
        title="Disconnect from Trakt?"
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Stay connected</Button>
            <Button kind="danger" onClick={() => void disconnect()}>
              Disconnect
            </Button>
          </>
        }
      >
        <p>
          The sign-in is given back to Trakt and forgotten here, syncing ends, and nothing is told to Trakt any more.
          Your library stays as it is.
        </p>
      </Dialog>
    </Section>
  );
}
