// SPDX-License-Identifier: MIT
// What is watched this week, with what is in the library marked.
import { reads } from '../../api/api';
import { Page } from '../../parts/page';
import { Segmented } from '../../parts/segmented';
import { PosterSkeletons, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import '../person/person.css';
import { FoundCard } from '../title/collection-row';
import { Stale } from '../title/notices';

export default function Trending() {
  const [query, setQuery] = useQuery();
  const kind = query.type === 'series' ? 'tv' : 'movie';
  const { data, error, again } = useRead(reads.trending(kind));
  return (
    <Page title="Trending" note="this week">
      <div class="person-filter">
        <Segmented
          label="What is trending"
          value={kind}
          onPick={(wanted) => setQuery({ type: wanted === 'tv' ? 'series' : '' })}
          choices={[
            { value: 'movie', label: 'Movies' },
            { value: 'tv', label: 'Series' },
          ]}
        />
      </div>
      {data?.stale && <Stale />}
      {data ? (
        <ul class="poster-grid">
          {data.items.map((it) => (
            <li key={it.tmdb_id}>
              <FoundCard found={it} />
            </li>
          ))}
        </ul>
      ) : error ? (
        <Failed error={error} again={again} />
      ) : (
        <Skeleton>
          <div class="poster-grid">
            <PosterSkeletons many={20} />
          </div>
        </Skeleton>
      )}
    </Page>
  );
}
