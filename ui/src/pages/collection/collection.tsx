// SPDX-License-Identifier: MIT
// A collection of movies: what is seen of it, and what is missing.
import { reads } from '../../api/api';
import type { Collection as CollectionReport } from '../../api/types';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { PosterSkeletons, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import '../person/person.css';
import { FoundCard } from '../title/collection-row';
import { Stale } from '../title/notices';
import './collection.css';

function Content({ collection }: { collection: CollectionReport }) {
  const seen = collection.parts.filter((it) => it.watch_status === 'completed').length;
  return (
    <>
      {collection.stale && <Stale />}
      {collection.overview && <p class="collection-overview">{collection.overview}</p>}
      <div class="collection-progress">
        <Progress label="Movies watched" done={seen} total={collection.parts.length} />
        <span class="small">{`${seen} of ${collection.parts.length} watched`}</span>
      </div>
      <ul class="poster-grid">
        {collection.parts.map((it) => (
          <li key={it.tmdb_id}>
            <FoundCard found={it} />
          </li>
        ))}
      </ul>
    </>
  );
}

export default function Collection({ id }: { id?: string }) {
  const { data, error, again } = useRead(reads.collection(Number(id)));
  return (
    <Page title={data?.name ?? 'Collection'}>
      {data ? (
        <Content collection={data} />
      ) : error ? (
        <Failed error={error} again={again} />
      ) : (
        <Skeleton>
          <div class="poster-grid">
            <PosterSkeletons many={8} />
          </div>
        </Skeleton>
      )}
    </Page>
  );
}
