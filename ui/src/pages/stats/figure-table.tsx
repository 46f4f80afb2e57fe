// SPDX-License-Identifier: MIT
// Figures as a table, for those who listen or copy; and as a list with bars, whose longest is the first.
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button';
import { number } from '../../words';
import type { Figure } from './figures';

interface Props {
  title: string;
  unit: string;
  rows: readonly Figure[];
}

export function FigureTable({ title, unit, rows }: Props) {
  return (
    <details class="figures-table">
      <summary>
        As a table<span class="unseen">{`: ${title}`}</span>
      </summary>
      <div class="figures-scroll" tabIndex={0} role="region" aria-label={`${title}, table`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.href ? <a href={row.href}>{row.name}</a> : row.name}</th>
                <td>{number(row.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const first = 8;

export function Bars({ title, unit, rows }: Props) {
  const [isWhole, setWhole] = useState(false);
  const most = Math.max(1, ...rows.map((it) => it.value));
  if (rows.length === 0) return null;
  return (
    <section class="figures card" aria-label={title}>
      <h2>{title}</h2>
      <table class="bars">
        <thead class="unseen">
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{unit}</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? rows : rows.slice(0, first)).map((row) => (
            <tr key={row.name}>
              <th scope="row" class="cut">
                {row.href ? <a href={row.href}>{row.name}</a> : row.name}
              </th>
              <td>
                <span class="bar" style={{ width: `${(row.value / most) * 100}%` }} />
                <span class="bar-value">{number(row.value)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > first && (
        <Button small kind="quiet" onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
          {isWhole ? 'Show fewer' : `Show all ${number(rows.length)}`}
        </Button>
      )}
    </section>
  );
}
