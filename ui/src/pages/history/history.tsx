// SPDX-License-Identifier: MIT
// The diary: every play, newest first, by month and day, without an end; a strip of months leads to any time.
import { CalendarDays, History as HistoryIcon, X } from 'lucide';
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
import { type Clock, clockWords, toClock } from './clock';
import { type Line, linesOf } from './diary';
import './history.css';
import { MonthHead } from './month-head';
import { Months } from './months';
import { EveningRow, PlayRow } from './play-row';
import { monthEnd, monthWords } from './time';

/** In rem. */
const heights = { month: 5.5, day: 3.25, evening: 4.75, play: 4.75 } as const;
const ahead = 60; // plays that are loaded beyond what is seen

function keyOf(line: Line): string | number {
  switch (line.kind) {
    case 'month':
      return line.month;
    case 'day':
      return line.day;
    case 'evening':
      return `evening ${line.evening[0].id}`;
    default:
      return line.play.id;
  }
}

interface PlaysProps {
  type: MediaType | undefined;
  until: string | undefined;
  clock: Clock;
}

const dayWords = (day: string) => (day ? longDay(day) : 'Date unknown');

function Plays({ type, until, clock }: PlaysProps) {
  const zone = accountZone.value;
  const end = until && monthEnd(until);
  const ask = useCallback(
    (cursor: string | undefined) => reads.plays({ limit: 200, cursor, type, ...clock, ...(end && { to: end }) }),
    // The clock is a new object at every drawing; its text tells whether it is another.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [type, end, JSON.stringify(clock)],
  );
  const list = useList(ask);
  const [changing, setChanging] = useState<PlayItem>();
  const items = list.items;
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (evening: number) => {
    const now = new Set(open);
    if (!now.delete(evening)) now.add(evening);
    setOpen(now);
  };
  // The days follow the zone, too.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const lines = useMemo(() => linesOf(items ?? [], open, list.done), [items, open, list.done, zone]);
  const virtual = useVirtual({
    count: lines.length,
    height: (index) => rem(heights[lines[index]?.kind ?? 'play']),
    key: (index) => {
      const line = lines[index];
      return line ? keyOf(line) : index;
    },
    beyond: 8,
  });
  const toDay = (day: string) => virtual.goTo(lines.findIndex((it) => it.kind === 'day' && it.day === day));
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
            <span class="play-picture">
              <Bone shape="still" />
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
  const isNarrowed = Boolean(until ?? type) || Object.keys(clock).length > 0;
  if (items.length === 0) {
    return (
      <Empty
        icon={HistoryIcon}
        title="No plays here"
        actions={
          isNarrowed ? (
            <LinkButton href="/history">Show all plays</LinkButton>
          ) : (
            <LinkButton kind="primary" href="/import">
              Import your history
            </LinkButton>
          )
        }
      >
        {isNarrowed ? 'Nothing matches.' : 'What you watch shows here, play by play.'}
      </Empty>
    );
  }
  // The day at the top of the window, which its heading has scrolled away from.
  const top = virtual.rows.find((row) => row.end > scrollY + 60)?.index ?? 0;
  const current = lines.slice(0, top + 1).findLast((line) => line.kind === 'day');
  const scrolledAway = scrollY + 20 > virtual.offset;
  return (
    <>
      {scrolledAway && (
        <p class="history-now" aria-hidden="true">
          {current?.kind === 'day' && dayWords(current.day)}
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
          return (
            <li key={row.key} class={`history-line history-${line.kind}`} style={style}>
              {line.kind === 'month' && <MonthHead line={line} type={type} onDay={toDay} />}
              {line.kind === 'day' && (
                <>
                  <h3>{dayWords(line.day)}</h3>
                  {line.plays > 1 && <span class="muted small">{count(line.plays, 'play')}</span>}
                </>
              )}
              {line.kind === 'play' && <PlayRow inner play={line.play} onChange={() => setChanging(line.play)} />}
              {line.kind === 'evening' &&
                (line.evening.length === 1 ? (
                  <PlayRow play={line.evening[0]} onChange={() => setChanging(line.evening[0])} />
                ) : (
                  <EveningRow
                    evening={line.evening}
                    isOpen={open.has(line.evening[0].id)}
                    onPress={() => toggle(line.evening[0].id)}
                  />
                ))}
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
  const clock = toClock(query);
  const clockName = clockWords(clock);
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
            {clockName && (
              <Button
                small
                icon={X}
                aria-label={`Remove the filter ${clockName}`}
                onClick={() => setQuery({ weekday: '', hour: '', from: '', to: '' })}
              >
                {clockName}
              </Button>
            )}
            <span class="months-open">
              <Button small icon={CalendarDays} onClick={() => setJumping(true)}>
                Months
              </Button>
            </span>
          </div>
          <Dialog title="Jump to a month" open={jumping} onClose={() => setJumping(false)}>
            <Months type={type} chosen={until} onPick={toMonth} words={count} />
          </Dialog>
          <Plays type={type} until={until} clock={clock} />
        </div>
        <div class="months-side">
          <Months type={type} chosen={until} onPick={toMonth} words={count} />
        </div>
      </div>
    </Page>
  );
}
