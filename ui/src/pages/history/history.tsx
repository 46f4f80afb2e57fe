// SPDX-License-Identifier: MIT
// Every play, newest first, by day, without an end; a strip of months leads to any time.
import { CalendarDays, History as HistoryIcon } from 'lucide';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { MediaType, PlayItem } from '../../api/types';
import { Button, LinkButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Page } from '../../parts/page';
import { Segmented } from '../../parts/segmented';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { useVirtual } from '../../parts/virtual';
import { rem } from '../../state/letters';
import { useList } from '../../state/list';
import { useQuery } from '../../state/navigation';
import { count, dated, longDay } from '../../words';
import { accountZone } from '../../zone';
import { moved } from '../title/plays';
import { When } from '../title/when';
import './history.css';
import { Months } from './months';
import { PlayRow } from './play-row';
import { monthEnd, monthWords } from './time';

const headHeight = 3.25; // rem
const playHeight = 4.75;
const ahead = 60; // plays that are loaded beyond what is seen

type Line = { day: string } | { play: PlayItem };

// A play falls on the same day however often the list grows.
const days = new WeakMap<PlayItem, { zone: string; words: string }>();
function dayOf(play: PlayItem, zone: string): string {
  let known = days.get(play);
  if (known?.zone !== zone) {
    const when = dated(play);
    days.set(play, (known = { zone, words: when ? longDay(when) : 'Date unknown' }));
  }
  return known.words;
}

function linesOf(plays: readonly PlayItem[], zone: string): Line[] {
  const lines: Line[] = [];
  let before = '';
  for (const play of plays) {
    const day = dayOf(play, zone);
    if (day !== before) lines.push({ day });
    before = day;
    lines.push({ play });
  }
  return lines;
}

function Plays({ type, until }: { type: MediaType | undefined; until: string | undefined }) {
  const zone = accountZone.value;
  const end = until && monthEnd(until);
  const ask = useCallback(
    (cursor: string | undefined) => reads.plays({ limit: 200, cursor, type, ...(end && { to: end }) }),
    [type, end],
  );
  const list = useList(ask);
  const [changing, setChanging] = useState<PlayItem>();
  const items = list.items;
  // The days follow the zone, too.

  const lines = useMemo(() => linesOf(items ?? [], zone), [items, zone]);
  const virtual = useVirtual({
    count: lines.length,
    height: (index) => (lines[index] && 'day' in lines[index] ? rem(headHeight) : rem(playHeight)),
    key: (index) => {
      const line = lines[index];
      return !line ? index : 'day' in line ? line.day : line.play.id;
    },
    beyond: 8,
  });
  const last = virtual.rows.at(-1)?.index ?? 0;
  const { reach, done } = list;
  useEffect(() => {
    if (!done && last > lines.length - ahead) reach((items?.length ?? 0) + 1);
  }, [last, lines.length, done, reach, items?.length]);

  if (!items) {
    if (list.error) return <Failed error={list.error} again={list.again} />;
    return (
      <Skeleton>
        {Array.from({ length: 8 }, (_, at) => (
          <div class="play" key={at}>
            <span class="play-poster">
              <Bone shape="poster" />
            </span>
            <span class="grow">
              <Bone width="40%" />
              <Bone width="25%" />
            </span>
          </div>
        ))}
      </Skeleton>
    );
  }
  if (items.length === 0) {
    return (
      <Empty
        icon={HistoryIcon}
        title="No plays here"
        actions={
          until || type ? (
            <LinkButton href="/history">Show all plays</LinkButton>
          ) : (
            <LinkButton kind="primary" href="/import">
              Import from Trakt
            </LinkButton>
          )
        }
      >
        {until || type ? 'Nothing matches.' : 'What you watch shows here, play by play.'}
      </Empty>
    );
  }
  // The day at the top of the window, which its heading has scrolled away from.
  const top = virtual.rows.find((row) => row.end > scrollY + 60)?.index ?? 0;
  const current = lines.slice(0, top + 1).findLast((line) => 'day' in line);
  const scrolledAway = scrollY + 20 > virtual.offset;
  return (
    <>
      {scrolledAway && (
        <p class="history-day" aria-hidden="true">
          {current && 'day' in current ? current.day : ''}
        </p>
      )}
      <ol
        class="history-list"
        ref={virtual.holder as preact.RefObject<HTMLOListElement>}
        style={{ height: `${virtual.size}px` }}
        aria-label="Plays, the newest first"
      >
        {virtual.rows.map((row) => {
          const line = lines[row.index];
          if (!line) return null;
          const style = { transform: `translateY(${row.start - virtual.offset}px)`, height: `${row.size}px` };
          return 'day' in line ? (
            <li key={row.key} class="history-line history-head" style={style}>
              <h2>{line.day}</h2>
            </li>
          ) : (
            <li key={row.key} class="history-line" style={style}>
              <PlayRow play={line.play} onChange={() => setChanging(line.play)} />
            </li>
          );
        })}
      </ol>
      {list.error && <Failed error={list.error} again={list.again} />}
      <When
        title={changing ? `When did you watch ${changing.title}?` : ''}
        open={changing !== undefined}
        value={changing ? dated(changing) : null}
        onClose={() => setChanging(undefined)}
        onPick={(at) => (changing ? moved(changing.id, at, dated(changing)) : Promise.resolve())}
      />
    </>
  );
}

export default function History() {
  const [query, setQuery] = useQuery();
  const type = query.type === 'movie' || query.type === 'series' ? query.type : undefined;
  const until = /^\d{4}-\d{2}$/.test(query.until ?? '') ? query.until : undefined;
  const [jumping, setJumping] = useState(false);
  const toMonth = (month: string) => {
    setJumping(false);
    setQuery({ until: month }, 'push');
    scrollTo(0, 0);
  };
  return (
    <Page title="History">
      <div class="history">
        <div class="history-main">
          <div class="line history-tools">
            <Segmented
              label="What was watched"
              value={type ?? 'all'}
              onPick={(wanted) => setQuery({ type: wanted === 'all' ? '' : wanted })}
              choices={[
                { value: 'all', label: 'All' },
                { value: 'movie', label: 'Movies' },
                { value: 'series', label: 'Episodes' },
              ]}
            />
            {until && (
              <Button small onClick={() => setQuery({ until: '' })}>
                {`${monthWords(until)} and earlier · Show newest`}
              </Button>
            )}
            <LinkButton small href="/stats">
              Statistics
            </LinkButton>
            <span class="months-open">
              <Button small icon={CalendarDays} onClick={() => setJumping(true)}>
                Jump to a month
              </Button>
            </span>
          </div>
          <Dialog title="Jump to a month" open={jumping} onClose={() => setJumping(false)}>
            <Months type={type} chosen={until} onPick={toMonth} words={count} />
          </Dialog>
          <Plays type={type} until={until} />
        </div>
        <div class="months-side">
          <Months type={type} chosen={until} onPick={toMonth} words={count} />
        </div>
      </div>
    </Page>
  );
}
