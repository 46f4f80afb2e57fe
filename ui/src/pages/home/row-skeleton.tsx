// SPDX-License-Identifier: MIT
// A row that is still coming.
import { Bone, Skeleton } from '../../parts/skeleton';

export function RowSkeleton({ shape }: { shape: 'still' | 'poster' }) {
  return (
    <Skeleton class="row-skeleton">
      <Bone width="9rem" height="1.25rem" />
      <span class={`row-skeleton-track row-skeleton-${shape}`}>
        {Array.from({ length: 9 }, (_, at) => (
          <span class="poster-skeleton" key={at}>
            <Bone shape={shape} />
            <Bone width="75%" />
            <Bone width="45%" />
          </span>
        ))}
      </span>
    </Skeleton>
  );
}
