// SPDX-License-Identifier: MIT
// The shape of a title's page.
import { Bone, Skeleton } from '../../parts/skeleton';
import './hero.css';

export function TitleSkeleton() {
  return (
    <Skeleton>
      <div class="hero">
        <div class="hero-inside">
          <div class="hero-poster">
            <Bone shape="poster" />
          </div>
          <div class="hero-words">
            <Bone width="60%" height="36px" />
            <Bone width="40%" />
            <Bone width="80%" />
          </div>
        </div>
      </div>
    </Skeleton>
  );
}
