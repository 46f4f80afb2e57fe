// SPDX-License-Identifier: MIT
// How far something is. Without a total it says only that something goes on.
import './progress.css';

interface Props {
  label: string;
  done: number;
  total: number;
  thin?: boolean;
}

export function Progress({ label, done, total, thin = false }: Props) {
  const known = total > 0;
  const share = known ? Math.min(1, done / total) : 0;
  return (
    <span
      class={`progress ${thin ? 'progress-thin' : ''} ${known ? '' : 'progress-unknown'}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={known ? total : undefined}
      aria-valuenow={known ? Math.min(done, total) : undefined}
    >
      <span class="progress-fill" style={{ transform: known ? `scaleX(${share})` : '' }} />
    </span>
  );
}
