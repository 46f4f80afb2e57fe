// SPDX-License-Identifier: MIT
// The rows of posters on Home.
import { reads } from '../../api/api';
import type { LibraryItem, PlayItem } from '../../api/types';
import { titleLink, tmdbLink } from '../../links';
import { RatingBadge } from '../../parts/rating';
import { Row } from '../../parts/row';
import { TitleCard } from '../../parts/title-card';
import { type Evening, eveningWords, latestOfEach } from '../../state/play-groups';
import { useRead } from '../../state/resource';
import { ago, dated, exact, year } from '../../words';

/** CSS width of a poster in a row. */
export const playCardWidth = 'clamp(112px, 30vw, 156px)';
const sizes = '(min-width: 520px) 156px, 30vw';

/** What stands on the watchlist, as the rows of Home ask for it. */
export const watchlist = { watchlist: true, limit: 200 };
const mostInRow = 20;

export function RecentlyWatched({ plays }: { plays: readonly PlayItem[] }) {
  const recent = latestOfEach(plays).slice(0, 24);
  if (recent.length === 0) return null;
  return (
    <Row title="Recently watched" width={playCardWidth} more="/history">
      {recent.map((it) => (
        <li key={it[0].id}>
          <PlayCard evening={it} />
        </li>
      ))}
    </Row>
  );
}

/** An evening as a poster. */
export function PlayCard({ evening }: { evening: Evening }) {
  const [play] = evening;
  const href =
    play.entry_id !== null
      ? titleLink(play.media_type, play.entry_id)
      : play.tmdb_id !== null
        ? tmdbLink(play.media_type, play.tmdb_id)
        : '/unmatched';
  const when = dated(play);
  return (
    <TitleCard
      href={href}
      title={play.title}
      poster={play.poster_path}
      sizes={sizes}
      note={[eveningWords(evening), when ? ago(when) : 'date unknown'].filter(Boolean).join(' · ')}
      noteTitle={when ? exact(when) : undefined}
    />
  );
}

function Titles({ title, items, more }: { title: string; items: readonly LibraryItem[]; more: string }) {
  if (items.length === 0) return null;
  return (
    <Row title={title} width={playCardWidth} more={more}>
      {items.map((it) => (
        <li key={it.id}>
          <TitleCard
            href={titleLink(it.media_type, it.id)}
            title={it.title}
            poster={it.poster_path}
            sizes={sizes}
            note={[year(it.release_date), it.media_type === 'movie' ? 'Movie' : 'Series'].filter(Boolean).join(' · ')}
            mark={it.personal_rating !== null && <RatingBadge brief rating={it.personal_rating} />}
          />
        </li>
      ))}
    </Row>
  );
}

export function Watchlist() {
  const { data } = useRead(reads.library(watchlist));
  return <Titles title="Watchlist" items={(data?.items ?? []).slice(0, mostInRow)} more="/library?list=watchlist" />;
}

export function RecentlyAdded({ items }: { items: readonly LibraryItem[] }) {
  return <Titles title="Recently added" items={items} more="/library" />;
}
