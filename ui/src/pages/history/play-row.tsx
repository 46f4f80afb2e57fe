// SPDX-License-Identifier: MIT
// What was watched: one play with what can be done with it, or an evening of one title that opens to its plays.
import { CalendarClock, ChevronDown, EllipsisVertical, Trash2 } from 'lucide';
import type { PlayItem } from '../../api/types';
import { episodeLink, titleLink, tmdbLink } from '../../links';
import { Icon } from '../../parts/icon';
import { Menu } from '../../parts/menu';
import { Poster, Still } from '../../parts/picture';
import { type Evening, eveningWords } from '../../state/play-groups';
import { time } from '../../words';
import { removed } from '../title/plays';

function linkOf(play: PlayItem): string {
  if (play.entry_id !== null) {
    return play.season_number !== null && play.episode_number !== null
      ? episodeLink(play.entry_id, play.season_number, play.episode_number)
      : titleLink(play.media_type, play.entry_id);
  }
  return play.tmdb_id !== null ? tmdbLink(play.media_type, play.tmdb_id) : '/unmatched';
}

function Picture({ play }: { play: PlayItem }) {
  return (
    <span class={`play-picture ${play.still_path ? '' : 'play-picture-poster'}`}>
      {play.still_path ? (
        <Still path={play.still_path} title={play.title} sizes="96px" calm />
      ) : (
        <Poster path={play.poster_path} title={play.title} sizes="40px" calm />
      )}
    </span>
  );
}

interface PlayProps {
  play: PlayItem;
  /** One of an evening: below the line that says of what. */
  inner?: boolean;
  onChange: () => void;
}

export function PlayRow({ play, inner = false, onChange }: PlayProps) {
  const place = play.season_number === null ? '' : eveningWords([play]);
  const words = [place, play.episode_name].filter(Boolean).join(' · ');
  return (
    <div class={inner ? 'play play-inner' : 'play'}>
      <a class="play-link grow" href={linkOf(play)}>
        <Picture play={play} />
        <span class="grow">
          <span class={inner ? 'unseen' : 'play-title cut'}>{`${play.title} `}</span>
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

interface EveningProps {
  evening: Evening;
  isOpen: boolean;
  onPress: () => void;
}

export function EveningRow({ evening, isOpen, onPress }: EveningProps) {
  const [last] = evening;
  const first = evening.at(-1) ?? last;
  const [from, until] = [first, last].map((it) => it.watched_at && time(it.watched_at));
  return (
    <div class="play">
      <button type="button" class="play-link grow" aria-expanded={isOpen} onClick={onPress}>
        <Picture play={last} />
        <span class="grow">
          <span class="play-title cut">{`${last.title} `}</span>
          <span class="play-words cut muted small">{eveningWords(evening)}</span>
        </span>
        <span class="play-time muted small">
          {from}
          {until && until !== from && <span class="play-until">{`–${until}`}</span>}
        </span>
        <span class="play-more" aria-hidden="true">
          <Icon of={ChevronDown} size={18} />
        </span>
      </button>
    </div>
  );
}
