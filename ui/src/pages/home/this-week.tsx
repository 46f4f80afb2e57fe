// SPDX-License-Identifier: MIT
// What airs and comes out from today on, for a week.
import { useEffect } from 'preact/hooks';
import { reads } from '../../api/api';
import { episodeLink, titleLink } from '../../links';
import { Row } from '../../parts/row';
import { TitleCard } from '../../parts/title-card';
import { useRead } from '../../state/resource';
import { ago, episode, exact } from '../../words';
import { dayOf } from '../../zone';
import { week } from '../calendar/days';

/** The installed app wears how much of today is unwatched. */
function useBadge(many: number | undefined): void {
  useEffect(() => {
    if (many === undefined || !('setAppBadge' in navigator)) return;
    const done = many > 0 ? navigator.setAppBadge(many) : navigator.clearAppBadge();
    done.catch(() => undefined);
  }, [many]);
}

export function ThisWeek() {
  const { data } = useRead(reads.calendar());
  const today = dayOf(Date.now());
  const items = week(data?.days ?? [], today);
  useBadge(data && items.filter(({ day, item }) => day === today && !item.is_watched).length);
  if (items.length === 0) return null;
  return (
    <Row title="This week" width="clamp(112px, 30vw, 156px)" more="/calendar">
      {items.map(({ day, item }) => {
        const [season, number] = [item.season_number, item.episode_number];
        const isEpisode = season !== null && number !== null;
        return (
          <li key={`${item.media_type} ${item.entry_id} ${season} ${number}`}>
            <TitleCard
              href={isEpisode ? episodeLink(item.entry_id, season, number) : titleLink(item.media_type, item.entry_id)}
              title={item.title}
              poster={item.poster_path}
              sizes="(min-width: 520px) 156px, 30vw"
              note={[isEpisode ? episode(season, number) : 'Movie', ago(day)].join(' · ')}
              noteTitle={exact(day)}
            />
          </li>
        );
      })}
    </Row>
  );
}
