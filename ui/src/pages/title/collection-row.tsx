// SPDX-License-Identifier: MIT
// The collection that a movie is part of, with what is still unseen.
import { Check } from 'lucide';
import { reads } from '../../api/api';
import type { Found } from '../../api/types';
import { collectionLink, titleLink, tmdbLink } from '../../links';
import { Icon } from '../../parts/icon';
import { Row } from '../../parts/row';
import { TitleCard } from '../../parts/title-card';
import { useRead } from '../../state/resource';
import { year } from '../../words';

export function FoundCard({ found }: { found: Found }) {
  const type = found.type === 'series' ? 'series' : 'movie';
  const seen = found.watch_status === 'completed';
  return (
    <TitleCard
      href={found.entry_id ? titleLink(type, found.entry_id) : tmdbLink(type, found.tmdb_id)}
      title={found.name}
      poster={found.picture_path}
      note={[year(found.date), seen ? 'Completed' : found.entry_id ? 'In your library' : '']
        .filter(Boolean)
        .join(' · ')}
      mark={
        seen && (
          <>
            <Icon of={Check} size={14} />
            <span class="unseen">Completed</span>
          </>
        )
      }
    />
  );
}

export function CollectionRow({ id }: { id: number }) {
  const { data } = useRead(reads.collection(id));
  if (!data || data.parts.length < 2) return null;
  const seen = data.parts.filter((it) => it.watch_status === 'completed').length;
  return (
    <Row
      title={`${data.name}: ${seen} of ${data.parts.length} watched`}
      width="clamp(104px, 28vw, 140px)"
      more={collectionLink(id)}
    >
      {data.parts.map((it) => (
        <li key={it.tmdb_id}>
          <FoundCard found={it} />
        </li>
      ))}
    </Row>
  );
}
