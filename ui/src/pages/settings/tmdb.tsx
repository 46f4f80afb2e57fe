// SPDX-License-Identifier: MIT
// The key to TMDB.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import { Button, LinkButton } from '../../parts/button';
import { useRead } from '../../state/resource';
import { complain } from '../../state/toasts';
import { count } from '../../words';
import { PasteTmdbKey } from '../setup/paste-keys';
import { Section, Setting } from './section';

export function Tmdb() {
  const { data } = useRead(reads.setup());
  const unmatched = useRead(reads.unmatched()).data;
  const [isRefused, setRefused] = useState(false);
  const [told, setTold] = useState<string>();
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    try {
      const { accepted, message } = await api.checkTmdbKey();
      setRefused(!accepted);
      setTold(accepted ? 'TMDB accepts the key.' : (message ?? 'TMDB refused the key.'));
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
        name={data.tmdb_key_set ? 'Key set' : 'No key yet'}
        help={
          <span role="status">
            {told ?? (
              <>
                Titles, seasons and pictures come from TMDB with your own free key; get one at{' '}
                <a class="link" href="https://www.themoviedb.org/settings/api" rel="noreferrer" target="_blank">
                  themoviedb.org/settings/api
                </a>
                .
              </>
            )}
          </span>
        }
      >
        {data.tmdb_key_set && (
          <Button busy={busy} onClick={() => void check()}>
            Check key
          </Button>
        )}
        {(!data.tmdb_key_set || isRefused) && <PasteTmdbKey />}
      </Setting>
      <Setting
        name="Titles without a match"
        help={
          open > 0 ? `${count(open, 'title')} ${open === 1 ? 'isn’t' : 'aren’t'} matched.` : 'Every title is matched.'
        }
      >
        <LinkButton href="/unmatched">{open > 0 ? 'Match' : 'Show'}</LinkButton>
      </Setting>
    </Section>
  );
}
