// SPDX-License-Identifier: MIT
// The key to TMDB.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import { Button, LinkButton } from '../../parts/button';
import { useRead } from '../../state/resource';
import { complain } from '../../state/toasts';
import { number } from '../../words';
import { Section, Setting } from './section';

export function Tmdb() {
  const { data } = useRead(reads.setup());
  const unmatched = useRead(reads.unmatched()).data;
  const [told, setTold] = useState<string>();
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    try {
      const { accepted, message } = await api.checkTmdbKey();
      setTold(accepted ? 'TMDB accepts the key.' : (message ?? 'TMDB does not accept the key.'));
    } catch (error) {
      complain(error);
    }
    setBusy(false);
  };
  if (!data) return null;
  const open = unmatched?.items.length ?? 0;
  return (
    <Section id="tmdb" title="TMDB">
      <Setting
        name={data.tmdb_key_set ? 'The key is set' : 'No key is set'}
        help={
          <span role="status">
            {told ?? (
              <>
                Titles, seasons and pictures come from TMDB, with your own free key in <code>TMDB_API_KEY</code>; one is
                had at{' '}
                <a class="link" href="https://www.themoviedb.org/settings/api" rel="noreferrer" target="_blank">
                  themoviedb.org/settings/api
                </a>
                .
              </>
            )}
          </span>
        }
      >
        <Button busy={busy} onClick={() => void check()}>
          Check the key
        </Button>
      </Setting>
      <Setting
        name="Titles without a match"
        help={
          open > 0
            ? `${number(open)} of your titles ${open === 1 ? 'has' : 'have'} no number at TMDB.`
            : 'Every title of yours is matched.'
        }
      >
        <LinkButton href="/unmatched">{open > 0 ? 'Match them' : 'Look'}</LinkButton>
      </Setting>
    </Section>
  );
}
