// SPDX-License-Identifier: MIT
// What airs and comes out, by day; today is in front.
import { CalendarDays, Check } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { CalendarReport } from '../../api/types';
import { episodeLink, titleLink } from '../../links';
import { Button, LinkButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { Poster } from '../../parts/picture';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import { ago, count, episode, longDay } from '../../words';
import { dayOf } from '../../zone';
import './calendar.css';
import { around, gathered, type Told } from './days';
import { Subscribe } from './subscribe';

function words({ first, items }: Told): string {
  if (first.season_number === null || first.episode_number === null) return 'Movie';
  const name = episode(first.season_number, first.episode_number);
  if (items.length > 1) return `${name} to E${items.at(-1)?.episode_number} · ${count(items.length, 'episode')}`;
  return first.episode_name ? `${name} · ${first.episode_name}` : name;
}

function Line({ told }: { told: Told }) {
  const { first, items } = told;
  const href =
    first.season_number === null || first.episode_number === null
      ? titleLink(first.media_type, first.entry_id)
      : episodeLink(first.entry_id, first.season_number, first.episode_number);
  const isSeen = items.every((it) => it.is_watched);
  return (
    <li>
      <a class="calendar-item" href={href}>
        <span class="calendar-poster">
          <Poster path={first.poster_path} title={first.title} sizes="44px" />
        </span>
        <span class="grow">
          <span class="calendar-title cut">{first.title}</span>
          <span class="muted small cut">{words(told)}</span>
        </span>
        {isSeen && (
          <span class="calendar-seen muted small">
            <Icon of={Check} size={16} /> Watched
          </span>
        )}
      </a>
    </li>
  );
}

function Days({ days, today }: { days: CalendarReport['days']; today: string }) {
  return (
    <ol class="calendar-days">
      {days.map(({ day, items }) => (
        <li key={day} class={day === today ? 'calendar-day calendar-today' : 'calendar-day'}>
          <h2>
            {longDay(day)}
            <span class="muted small">{ago(day)}</span>
          </h2>
          <ul>
            {gathered(items).map((it) => (
              <Line key={`${it.first.entry_id} ${it.first.season_number} ${it.first.episode_number}`} told={it} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

export default function Calendar() {
  const { data, error, again } = useRead(reads.calendar());
  const [isPastShown, setPastShown] = useState(false);
  const today = dayOf(Date.now());
  if (!data) {
    return (
      <Page title="Calendar" narrow>
        {error ? (
          <Failed error={error} again={again} />
        ) : (
          <Skeleton>
            {Array.from({ length: 6 }, (_, at) => (
              <span class="calendar-item" key={at}>
                <span class="calendar-poster">
                  <Bone shape="poster" />
                </span>
                <span class="grow">
                  <Bone width="50%" />
                  <Bone width="30%" />
                </span>
              </span>
            ))}
          </Skeleton>
        )}
      </Page>
    );
  }
  const { before, ahead } = around(data.days, today);
  return (
    <Page title="Calendar" narrow>
      {before.length > 0 && (
        <p class="line calendar-past">
          <Button small aria-expanded={isPastShown} onClick={() => setPastShown(!isPastShown)}>
            {isPastShown ? 'Hide the last two weeks' : 'Show the last two weeks'}
          </Button>
        </p>
      )}
      {isPastShown && <Days days={before} today={today} />}
      {ahead.length > 0 ? (
        <Days days={ahead} today={today} />
      ) : (
        <Empty
          icon={CalendarDays}
          title="Nothing in the next 90 days"
          actions={<LinkButton href="/trending">See what is trending</LinkButton>}
        >
          New episodes of your series, and movies that you listed, show here.
        </Empty>
      )}
      <Subscribe />
    </Page>
  );
}
