// SPDX-License-Identifier: MIT
// What of TMDB is kept here, and getting the room back.
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { changed, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { bytes, count, megabytes, number, percent } from '../../words';
import { Section, Setting } from './section';

/** One of a kind, and many. */
const kindWords: Record<string, [string, string]> = {
  movie: ['movie', 'movies'],
  tv: ['series', 'series'],
  person: ['person', 'people'],
  collection: ['collection', 'collections'],
  search: ['search', 'searches'],
  trending: ['trending list', 'trending lists'],
  find: ['number looked up', 'numbers looked up'],
  configuration: ['configuration', 'configurations'],
};

export function Cache() {
  const { data } = useRead(reads.cache());
  const [asking, setAsking] = useState(false);
  const clear = async (expiredOnly: boolean) => {
    setAsking(false);
    try {
      const { removed } = await api.clearCache(expiredOnly);
      say(`${count(removed, 'answer')} removed`);
      changed();
    } catch (error) {
      complain(error);
    }
  };
  if (!data) return null;
  const lookUps = data.hits + data.misses;
  const { pictures } = data;
  return (
    <Section id="cache" title="Cache">
      <Setting
        name={`${count(data.entries, 'answer')} of TMDB, ${bytes(data.bytes)}`}
        help={
          <>
            {`Room for ${megabytes(data.most_bytes)}; what was used longest ago goes first. `}
            {data.expired > 0 &&
              `${number(data.expired)} ${data.expired === 1 ? 'is past its' : 'are past their'} time and ${data.expired === 1 ? 'serves' : 'serve'} only while TMDB is away. `}
            {lookUps > 0 && `${percent(data.hits, lookUps)} % of ${number(lookUps)} look-ups were answered from here.`}
            <ul class="cache-kinds">
              {Object.entries(data.by_kind).map(([kind, many]) => (
                <li key={kind}>{count(many, ...(kindWords[kind] ?? ([kind, kind] as const)))}</li>
              ))}
            </ul>
          </>
        }
      >
        <Button disabled={data.expired === 0} onClick={() => void clear(true)}>
          Clear the expired
        </Button>
        <Button kind="danger" disabled={data.entries === 0} onClick={() => setAsking(true)}>
          Clear all…
        </Button>
      </Setting>
      <Setting
        name={`${count(pictures.files, 'picture')}, ${bytes(pictures.bytes)}`}
        help={
          <>
            {`Room for ${megabytes(pictures.most_bytes)}; those not looked at for longest go first, and come again. `}
            {pictures.waiting > 0 && `${number(pictures.waiting)} wait to be fetched.`}
          </>
        }
      />
      <Dialog
        title="Forget every answer of TMDB?"
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button kind="danger" onClick={() => void clear(false)}>
              {`Clear ${number(data.entries)}`}
            </Button>
          </>
        }
      >
        <p>
          {`${count(data.entries, 'answer')} go. Your library, its titles and its pictures stay; what you look at next is asked of TMDB anew.`}
        </p>
      </Dialog>
    </Section>
  );
}
