// SPDX-License-Identifier: MIT
// Every year, with how much each month holds; a month leads there.
import { reads } from '../../api/api';
import type { MediaType } from '../../api/types';
import { useRead } from '../../state/resource';
import { monthName, monthWords } from './time';
import './months.css';

interface Props {
  type: MediaType | undefined;
  chosen: string | undefined;
  onPick: (month: string) => void;
  words: (value: number, one: string) => string;
}

export function Months({ type, chosen, onPick, words }: Props) {
  const { data } = useRead(reads.months(type));
  if (!data || data.items.length === 0) return null;
  const plays = new Map(data.items.map((it) => [it.month, it.plays]));
  const most = Math.max(...plays.values());
  const years = [...new Set(data.items.map((it) => it.month.slice(0, 4)))];
  return (
    <nav class="months" aria-label="Jump to a month">
      {years.map((year) => (
        <section key={year} class="months-year">
          <h2>{year}</h2>
          <ul>
            {Array.from({ length: 12 }, (_, at) => `${year}-${String(12 - at).padStart(2, '0')}`)
              .filter((month) => plays.has(month))
              .map((month) => {
                const many = plays.get(month) ?? 0;
                return (
                  <li key={month}>
                    <button
                      type="button"
                      class="month"
                      aria-label={`${monthName(month)} ${year}, ${words(many, 'play')}`}
                      aria-current={month === chosen ? 'true' : undefined}
                      title={`${monthWords(month)}: ${words(many, 'play')}`}
                      onClick={() => onPick(month)}
                    >
                      <span class="month-name">{monthName(month)}</span>
                      <span class="month-bar" style={{ width: `${Math.max(4, (many / most) * 100)}%` }} />
                    </button>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
