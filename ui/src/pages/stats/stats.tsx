// SPDX-License-Identifier: MIT
// What it all adds up to: in all, in a year, or between two days.
import { ChartColumn } from 'lucide';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { Days, Statistics } from '../../api/types';
import { personLink, reviewLink } from '../../links';
import { LinkButton } from '../../parts/button';
import { Select } from '../../parts/field';
import { Page } from '../../parts/page';
import { Segmented } from '../../parts/segmented';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import { count, day, number } from '../../words';
import { days, type Figure, hours, lists, type Measure, months, ratings, toDays, years } from './figures';
import { Bars, FigureTable } from './figure-table';
import { Milestones } from './milestones';
import './stats.css';

type Charts = typeof import('./charts');

/** The charts' own script, once something is to be drawn. */
function useCharts(): Charts | undefined {
  const [charts, setCharts] = useState<Charts>();
  useEffect(() => {
    let isHere = true;
    // Without it the tables still say everything.
    void import('./charts').then(
      (it) => isHere && setCharts(() => it),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, []);
  return charts;
}

function Tile({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div class="tile card">
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {note && <span class="muted small">{note}</span>}
      </dd>
    </div>
  );
}

function Tiles({ stats }: { stats: Statistics }) {
  const { totals, streaks } = stats;
  return (
    <dl class="tiles">
      <Tile
        name="Hours"
        value={number(Math.round(totals.minutes / 60))}
        note={`${number(Math.round(totals.minutes / 1440))} days and nights`}
      />
      <Tile
        name="Plays"
        value={number(totals.plays)}
        note={`${number(totals.movie_plays)} of movies, ${number(totals.episode_plays)} of episodes`}
      />
      <Tile name="Movies" value={number(totals.movies)} />
      <Tile name="Series" value={number(totals.series)} note={count(totals.episodes, 'episode')} />
      <Tile name="Rewatches" value={number(totals.rewatches)} />
      {streaks.longest && (
        <Tile
          name="Longest streak"
          value={count(streaks.longest.days, 'day')}
          note={`${day(streaks.longest.from)} to ${day(streaks.longest.to)}`}
        />
      )}
      {streaks.current && (
        <Tile
          name="Current streak"
          value={count(streaks.current.days, 'day')}
          note={`since ${day(streaks.current.from)}`}
        />
      )}
    </dl>
  );
}

/** What no hour or day can tell. */
function Notes({ stats }: { stats: Statistics }) {
  const { plays_without_date: dates, plays_without_runtime: runtimes, plays_without_title: titles } = stats.totals;
  if (dates + runtimes + titles === 0) return null;
  return (
    <ul class="stats-notes muted small">
      {dates > 0 && <li>{`${count(dates, 'play')} of unknown date: in no year, month or day.`}</li>}
      {runtimes > 0 && <li>{`${count(runtimes, 'play')} without a runtime: in no hours.`}</li>}
      {titles > 0 && (
        <li>
          {`${count(titles, 'play')} of titles that TMDB has no number for: `}
          <a class="link" href="/unmatched">
            match them
          </a>
        </li>
      )}
    </ul>
  );
}

interface DrawnProps {
  title: string;
  unit: string;
  rows: readonly Figure[];
  of: ComponentType<{ rows: readonly Figure[]; words: (value: number) => string }> | undefined;
}

function Drawn({ title, unit, rows, of: Chart }: DrawnProps) {
  if (rows.length === 0) return null;
  return (
    <section class="figures card" aria-label={title}>
      <h2>{title}</h2>
      <div class="figures-drawn">
        {Chart && <Chart rows={rows} words={(value) => `${number(value)} ${unit.toLowerCase()}`} />}
      </div>
      <FigureTable title={title} unit={unit} rows={rows} />
    </section>
  );
}

function People({ title, people }: { title: string; people: Statistics['people']['actors'] }) {
  const rows = people.map((it) => ({ name: it.name, value: it.titles, href: personLink(it.tmdb_person_id) }));
  return <Bars title={title} unit="Titles" rows={rows} />;
}

function Figures({ stats, by, within }: { stats: Statistics; by: Measure; within: Days }) {
  const charts = useCharts();
  const unit = by === 'plays' ? 'Plays' : 'Hours';
  return (
    <>
      <Tiles stats={stats} />
      <Notes stats={stats} />
      <div class="stats-grid">
        {stats.by_year.length > 1 && <Drawn title="Years" unit={unit} rows={years(stats, by)} of={charts?.Columns} />}
        <Drawn
          title="Months"
          unit={unit}
          rows={months(stats, by)}
          of={stats.by_month.length > 24 ? charts?.Curve : charts?.Columns}
        />
        <Drawn title="Weekdays" unit={unit} rows={days(stats, by, within)} of={charts?.Columns} />
        <Drawn title="Hours of the day" unit={unit} rows={hours(stats, by, within)} of={charts?.Columns} />
      </div>
      <div class="stats-grid stats-lists">
        {lists(stats, by).map((it) => (
          <Bars key={it.title} title={it.title} unit={unit} rows={it.rows} />
        ))}
        <Bars title="Your ratings" unit="Titles" rows={ratings(stats)} />
        <People title="Actors" people={stats.people.actors} />
        <People title="Directors" people={stats.people.directors} />
        <People title="Writers" people={stats.people.writers} />
      </div>
    </>
  );
}

const whole = 'all';
const some = 'days';

function Range({ all }: { all: Statistics }) {
  const [query, setQuery] = useQuery();
  const [isOpen, setOpen] = useState(Boolean(query.from ?? query.to));
  const years = all.by_year.map((it) => String(it.year)).reverse();
  const pick = (value: string) => {
    setOpen(value === some);
    setQuery({ year: /^\d/.test(value) ? value : '', from: '', to: '' });
  };
  return (
    <>
      <Select
        label="Which time"
        value={query.year ?? (isOpen ? some : whole)}
        onPick={pick}
        choices={[
          { value: whole, label: 'All time' },
          ...years.map((it) => ({ value: it, label: it })),
          { value: some, label: 'Between two days' },
        ]}
      />
      {isOpen &&
        (['from', 'to'] as const).map((end) => (
          <input
            key={end}
            class="field"
            type="date"
            aria-label={end === 'from' ? 'First day' : 'Last day'}
            value={query[end] ?? ''}
            onChange={(event) => setQuery({ year: '', [end]: event.currentTarget.value })}
          />
        ))}
      {query.year && <LinkButton href={reviewLink(Number(query.year))}>{`${query.year} in review`}</LinkButton>}
    </>
  );
}

export default function Stats() {
  const [query, setQuery] = useQuery();
  const by: Measure = query.by === 'hours' ? 'hours' : 'plays';
  const all = useRead(reads.stats());
  const { data, error, again } = useRead(reads.stats(toDays(query)));
  const failure = error ?? all.error;
  const isNarrowed = Object.keys(toDays(query)).length > 0;
  return (
    <Page title="Statistics">
      {all.data && (
        <div class="line stats-tools">
          <Range all={all.data} />
          <Segmented
            label="What is counted"
            value={by}
            onPick={(wanted) => setQuery({ by: wanted === 'hours' ? wanted : '' })}
            choices={[
              { value: 'plays', label: 'Plays' },
              { value: 'hours', label: 'Hours' },
            ]}
          />
        </div>
      )}
      {data ? (
        data.totals.plays > 0 ? (
          <>
            <Figures stats={data} by={by} within={toDays(query)} />
            <Milestones days={toDays(query)} />
          </>
        ) : (
          <Empty
            icon={ChartColumn}
            title="No plays here"
            actions={
              isNarrowed ? (
                <LinkButton href="/stats">Show all time</LinkButton>
              ) : (
                <LinkButton kind="primary" href="/import">
                  Import your history
                </LinkButton>
              )
            }
          >
            What you watch adds up here.
          </Empty>
        )
      ) : failure ? (
        <Failed error={failure} again={again} />
      ) : (
        <Skeleton class="tiles">
          {Array.from({ length: 6 }, (_, at) => (
            <span class="tile card" key={at}>
              <Bone width="40%" />
              <Bone width="60%" height="2rem" />
            </span>
          ))}
        </Skeleton>
      )}
    </Page>
  );
}
