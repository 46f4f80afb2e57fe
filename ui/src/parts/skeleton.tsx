// SPDX-License-Identifier: MIT
// The shape of what is coming. It shows itself only after 200 ms, so that what is quick never flickers.
import type { ComponentChildren } from 'preact';
import './skeleton.css';

interface BoneProps {
  /** CSS lengths. */
  width?: string;
  height?: string;
  shape?: 'line' | 'poster' | 'still' | 'circle';
}

export function Bone({ width = '100%', height, shape = 'line' }: BoneProps) {
  return <span class={`bone bone-${shape}`} style={{ width, ...(height && { height }) }} />;
}

/** Wraps bones; says once, to those who do not see them, that something is loading. */
export function Skeleton({ children, class: name = '' }: { children: ComponentChildren; class?: string }) {
  return (
    <div class={`skeleton ${name}`} aria-busy="true">
      <span class="unseen">Loading…</span>
      {children}
    </div>
  );
}

export function PosterSkeletons({ many }: { many: number }) {
  return (
    <>
      {Array.from({ length: many }, (_, at) => (
        <span class="poster-skeleton" key={at}>
          <Bone shape="poster" />
          <Bone width="80%" />
          <Bone width="45%" />
        </span>
      ))}
    </>
  );
}
