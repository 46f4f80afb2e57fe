// SPDX-License-Identifier: MIT
// Columns and a curve over time. They are drawn for the eye: the table beside each says the same in words.
import { scaleBand, scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { useLocation } from 'preact-iso';
import type { Figure } from './figures';

const height = 100;
const width = 100;

const highest = (rows: readonly Figure[]) => Math.max(1, ...rows.map((it) => it.value));

export function Columns({ rows, words }: { rows: readonly Figure[]; words: (value: number) => string }) {
  const { route } = useLocation();
  const across = scaleBand<number>()
    .domain(rows.map((_, at) => at))
    .range([0, width])
    .padding(rows.length > 30 ? 0.1 : 0.25);
  const up = scaleLinear([0, highest(rows)], [0, height]);
  // As many words as fit below.
  const isLong = rows.some((it) => (it.short ?? it.name).length > 3);
  const every = Math.ceil(rows.length / (isLong ? 7 : 12));
  return (
    <div class="columns" aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
        {rows.map((row, at) => (
          <rect
            key={row.name}
            x={across(at)}
            y={height - up(row.value)}
            width={across.bandwidth()}
            height={up(row.value)}
          />
        ))}
        {rows.map(({ name, value, href }, at) => (
          <rect
            key={name}
            class={`column-room ${href && value > 0 ? 'column-leads' : ''}`}
            x={across(at)}
            y={0}
            width={across.bandwidth()}
            height={height}
            onClick={() => href && value > 0 && route(href)}
          >
            <title>{`${name}: ${words(value)}`}</title>
          </rect>
        ))}
      </svg>
      <p class="columns-names">
        {rows.map((row, at) => (
          <span key={row.name} style={{ left: `${(across(at) ?? 0) + across.bandwidth() / 2}%` }}>
            {at % every === 0 ? (row.short ?? row.name) : ''}
          </span>
        ))}
      </p>
    </div>
  );
}

export function Curve({ rows }: { rows: readonly Figure[] }) {
  const across = scaleLinear([0, Math.max(1, rows.length - 1)], [0, width]);
  const up = scaleLinear([0, highest(rows)], [height, 2]);
  const x = (_: Figure, at: number) => across(at);
  const surface = area<Figure>(x, height, (it) => up(it.value)).curve(curveMonotoneX);
  const edge = line<Figure>(x, (it) => up(it.value)).curve(curveMonotoneX);
  const years = rows.flatMap((row, at) => (row.short?.endsWith('-01') ? [{ at, year: row.short.slice(0, 4) }] : []));
  const every = Math.ceil(years.length / 7);
  return (
    <div class="columns" aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
        <path class="curve-surface" d={surface([...rows]) ?? ''} />
        <path class="curve-edge" d={edge([...rows]) ?? ''} />
      </svg>
      <p class="columns-names">
        {years.map(({ at, year }, place) => (
          <span key={year} style={{ left: `${across(at)}%` }}>
            {place % every === 0 ? year : ''}
          </span>
        ))}
      </p>
    </div>
  );
}
