// SPDX-License-Identifier: MIT
// Who may come in: the password, the browsers that are logged in, the tokens of scripts.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import type { MadeToken } from '../../api/types';
import { Button } from '../../parts/button';
import { changed, useRead } from '../../state/resource';
import { logOut, session } from '../../state/session';
import { complain } from '../../state/toasts';
import { ago } from '../../words';
import { Password } from './password';
import { Section, Setting } from './section';
import { Tokens } from './tokens';

function Sessions() {
  const { data } = useRead(session.value?.by === 'session' ? reads.sessions() : null);
  if (!data) return null;
  return (
    <Setting name="Logged in" help="Browsers that are logged in.">
      <ul class="settings-list small">
        {data.sessions.map((it) => (
          <li key={it.id}>
            <span class="grow">
              {it.is_this ? 'This browser' : it.user_agent.slice(0, 60) || it.address}
              <span class="muted">{` · ${it.address} · ${ago(it.last_seen_at)}`}</span>
            </span>
            <Button
              small
              kind="quiet"
              onClick={() => void (it.is_this ? logOut() : api.endSession(it.id).then(changed)).catch(complain)}
            >
              Log out
            </Button>
          </li>
        ))}
      </ul>
    </Setting>
  );
}

export function Access() {
  // They can be read nowhere else, so they stay in sight until they are revoked or the page is left.
  const [made, setMade] = useState<readonly MadeToken[]>([]);
  return (
    <Section id="access" title="Access">
      <Password onTokensRevoked={() => setMade([])} />
      <Sessions />
      <Tokens
        made={made}
        onMade={(token) => setMade((before) => [...before, token])}
        onRevoked={(id) => setMade((before) => before.filter((it) => it.id !== id))}
      />
    </Section>
  );
}
