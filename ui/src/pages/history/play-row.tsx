// SPDX-License-Identifier: MIT
// One play: of what, when, and what can be done with it.
import { CalendarClock, EllipsisVertical, Trash2 } from 'lucide';
import type { PlayItem } from '../../api/types';
import { episodeLink, titleLink, tmdbLink } from '../../links';
import { Icon } from '../../parts/icon';
import { Menu } from '../../parts/menu';
import { Poster } from '../../parts/picture';
import { episode, time } from '../../words';
import { removed } from '../title/plays';

function linkOf(play: PlayItem): string {
  if (play.entry_id !== null) {
    return play.season_number !== null && play.episode_number !== null
      ? episodeLink(play.entry_id, play.season_number, play.episode_number)
      : titleLink(play.media_type, play.entry_id);
  }
  return play.tmdb_id !== null ? tmdbLink(play.media_type, play.tmdb_id) : '/unmatched';
}

export function PlayRow({ play, onChange }: { play: PlayItem; onChange: () => void }) {
  const place =
    play.season_number !== null && play.episode_number !== null ? episode(play.season_number, play.episode_number) : '';
  const words = [place, play.episode_name].filter(Boolean).join(' · ');
  return (
    <div class="play">
      <a class="play-link grow" href={linkOf(play)}>
        <span class="play-poster">
          <Poster path={play.poster_path} title={play.title} sizes="40px" calm />
        </span>
        <span class="grow">
          <span class="play-title cut">{play.title}</span>
          <span class="play-words cut muted small">{words || (play.media_type === 'movie' ? 'Movie' : 'Series')}</span>
        </span>
        <span class="play-time muted small">{play.watched_at ? time(play.watched_at) : ''}</span>
      </a>
      <Menu
        label={`Change this play of ${play.title} ${place}`.trim()}
        items={[
          { label: 'Change the date', icon: CalendarClock, onPick: onChange },
          { label: 'Delete this play', icon: Trash2, danger: true, onPick: () => void removed(play.id) },
        ]}
      >
        <Icon of={EllipsisVertical} size={18} />
      </Menu>
    </div>
  );
}
