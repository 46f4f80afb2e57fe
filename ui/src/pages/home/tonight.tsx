// SPDX-License-Identifier: MIT
// Something from the watchlist for tonight, by the time one has.
import { Shuffle } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import { titleLink } from '../../links';
import { Button } from '../../parts/button';
import { Poster } from '../../parts/picture';
import { Segmented } from '../../parts/segmented';
import { useRead } from '../../state/resource';
import { runtime, year } from '../../words';
import { dayOf } from '../../zone';
import { picks, type Time, times } from './pick';
import { watchlist } from './rows';
import './tonight.css';

const timeWords = (it: Time) => (it === undefined ? 'Any length' : it < 60 ? `${it} min` : `${it / 60} h`);

export function Tonight() {
  const { data } = useRead(reads.library(watchlist));
  const [time, setTime] = useState<Time>(undefined);
  const [turn, setTurn] = useState(0);
  const today = dayOf(Date.now());
  const all = data?.items ?? [];
  if (picks(all, undefined, today).length === 0) return null;
  const found = picks(all, time, today);
  const it = found[turn % found.length];
  const choose = (wanted: string) => {
    setTime(times.find((one) => String(one) === wanted));
    setTurn(0);
  };
  return (
    <section class="tonight" aria-labelledby="tonight-head">
      <h2 id="tonight-head">Tonight from your watchlist</h2>
      <Segmented
        label="How much time you have"
        value={String(time)}
        onPick={choose}
        choices={times.map((one) => ({ value: String(one), label: timeWords(one) }))}
      />
      <div class="tonight-pick card">
        {it ? (
          <a class="tonight-link grow" href={titleLink(it.media_type, it.id)}>
            <span class="tonight-poster">
              <Poster path={it.poster_path} title={it.title} sizes="72px" />
            </span>
            <span class="grow">
              <span class="tonight-title">{it.title}</span>
              <span class="muted small">
                {[
                  year(it.release_date),
                  it.runtime_minutes &&
                    (it.media_type === 'series'
                      ? `${runtime(it.runtime_minutes)} an episode`
                      : runtime(it.runtime_minutes)),
                  it.genres.slice(0, 2).join(', '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </a>
        ) : (
          <p class="grow muted">Nothing on your watchlist is that short. Give it more time.</p>
        )}
        <Button icon={Shuffle} disabled={found.length < 2} onClick={() => setTurn(turn + 1)}>
          Another
        </Button>
      </div>
    </section>
  );
}
