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
      say(`Cleared ${count(removed, 'response')}`);
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
        name={`${count(data.entries, 'cached TMDB response')}, ${bytes(data.bytes)}`}
        help={
          <>
            {`Up to ${megabytes(data.most_bytes)}; the least recently used are removed first. `}
            {data.expired > 0 && `${number(data.expired)} expired, used only while TMDB is down. `}
            {lookUps > 0 && `Hit rate ${percent(data.hits, lookUps)}\u00a0%.`}
            <ul class="cache-kinds">
              {Object.entries(data.by_kind).map(([kind, many]) => (
                <li key={kind}>{count(many, ...(kindWords[kind] ?? ([kind, kind] as const)))}</li>
              ))}
            </ul>
          </>
        }
      >
        <Button disabled={data.expired === 0} onClick={() => void clear(true)}>
          Clear expired
        </Button>
        <Button kind="danger" disabled={data.entries === 0} onClick={() => setAsking(true)}>
          Clear all…
        </Button>
      </Setting>
      <Setting
        name={`${count(pictures.files, 'picture')}, ${bytes(pictures.bytes)}`}
        help={
          <>
            {`Up to ${megabytes(pictures.most_bytes)}; the least recently viewed are removed first and re-downloaded when needed. `}
            {pictures.waiting > 0 && `${number(pictures.waiting)} waiting to download.`}
          </>
        }
      />
      <Dialog
        title="Clear all cached TMDB responses?"
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
        <p>{`${count(data.entries, 'response')} will be removed. Your library, its titles and pictures stay.`}</p>
      </Dialog>
    </Section>
  );
}
