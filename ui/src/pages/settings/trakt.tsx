// SPDX-License-Identifier: MIT
// The connection to Trakt.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import { forBrowser } from '../../api/for-browser';
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
      say(forBrowser((await api.disconnect()).message) || 'Disconnected');
      changed();
    } catch (error) {
      complain(error);
    }
  };
  if (!data) return null;
  const connected = data.connected && !data.needs_reauth;
  const ofWhom = name ? `This library belongs to the Trakt account ${name}.` : '';
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
                ? 'The sign-in can’t be read'
                : 'Trakt ended the connection'
              : 'Not connected'
        }
        help={
          connected ? (
            <>
              {data.expires_at && (
                <span
                  title={exact(data.expires_at)}
                >{`Sign-in renews automatically (next ${ago(data.expires_at)}). `}</span>
              )}
              {data.last_sync_at && `Last sync ${ago(data.last_sync_at)}.`}
            </>
          ) : data.message ? (
            `${forBrowser(data.message).replace(/\.?$/, '.')} ${ofWhom}`
          ) : data.needs_reauth ? (
            <>
              Access was revoked on Trakt, or another app took its place. Connect again. If the API app was deleted,
              create a new one and add its two keys. {ofWhom}
            </>
          ) : data.application_set ? (
            `Sign in to import everything from Trakt. ${ofWhom}`
          ) : (
            <>No Trakt API app is set up. Your export works without one. {ofWhom}</>
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
        <p>Syncing stops and nothing is sent to Trakt. Your library stays as it is.</p>
      </Dialog>
    </Section>
  );
}
