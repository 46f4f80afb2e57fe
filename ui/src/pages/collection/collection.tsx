// SPDX-License-Identifier: MIT
// A collection of movies: what is missing, and what is seen of it.
import { useId } from 'preact/hooks';
import { reads } from '../../api/api';
import type { Collection as CollectionReport, Found } from '../../api/types';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { PosterSkeletons, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import '../person/person.css';
import { FoundCard } from '../title/collection-row';
import { Stale } from '../title/notices';
import './collection.css';

const isSeen = (it: Found) => it.watch_status === 'completed';

function Content({ collection }: { collection: CollectionReport }) {
  const seen = collection.parts.filter(isSeen).length;
  return (
    <>
      {collection.stale && <Stale />}
      {collection.overview && <p class="collection-overview">{collection.overview}</p>}
      <div class="collection-progress">
        <Progress label="Movies watched" done={seen} total={collection.parts.length} />
        <span class="small">{`${seen} of ${collection.parts.length} watched`}</span>
      </div>
      <Parts name="Still to watch" parts={collection.parts.filter((it) => !isSeen(it))} />
      <Parts name="Watched" parts={collection.parts.filter(isSeen)} />
    </>
  );
}

function Parts({ name, parts }: { name: string; parts: readonly Found[] }) {
  const id = useId();
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby={id} class="collection-parts">
      <h2 id={id}>{name}</h2>
      <ul class="poster-grid">
        {parts.map((it) => (
          <li key={it.tmdb_id}>
            <FoundCard found={it} />
          </li>
        ))}
      </ul>
    </section>
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
