// SPDX-License-Identifier: MIT
// What was watched on this day of the year, years ago.
import { useEffect, useState } from 'preact/hooks';
import { load, reads } from '../../api/api';
import type { PlayItem } from '../../api/types';
import { Row } from '../../parts/row';
import { useRead } from '../../state/resource';
import { dayOf } from '../../zone';
import { latestOfEach } from '../../state/play-groups';
import { daysToAsk } from './days';
import { PlayCard, playCardWidth } from './rows';

const perYear = 20;

// It is the same for the whole day, whatever is watched meanwhile.
let known: { today: string; plays: PlayItem[] } | undefined;

export function OnThisDay() {
  const months = useRead(reads.months()).data;
  const today = dayOf(Date.now());
  const [plays, setPlays] = useState(known?.today === today ? known.plays : []);
  useEffect(() => {
    if (!months || known?.today === today) return;
    const leaving = new AbortController();
    const ask = (day: string) => load(reads.plays({ from: day, to: day, limit: perYear }), leaving.signal);
    Promise.all(daysToAsk(months.items, today).map(ask))
      .then((pages) => {
        known = { today, plays: pages.flatMap((it) => it.items) };
        setPlays(known.plays);
      })
      // It is an extra: without it Home is whole.
      .catch(() => undefined);
    return () => leaving.abort();
  }, [months, today]);
  const found = latestOfEach(plays);
  if (found.length === 0) return null;
  return (
    <Row title="On this day" width={playCardWidth} more="/history">
      {found.map((it) => (
        <li key={it[0].id}>
          <PlayCard evening={it} />
        </li>
      ))}
    </Row>
  );
}
