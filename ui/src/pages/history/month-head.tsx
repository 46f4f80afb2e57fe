// SPDX-License-Identifier: MIT
// A month of the diary: what it adds up to, and how much each of its days holds; a day leads there.
import { reads } from '../../api/api';
import type { MediaType } from '../../api/types';
import { useRead } from '../../state/resource';
import { count, number } from '../../words';
import type { MonthLine } from './diary';
import './month-head.css';
import { daysIn, monthWords } from './time';

const strengths = 4;

/** One of the steps of the ramp; 0 for nothing. */
function strength(plays: number, most: number): number {
  return plays === 0 ? 0 : Math.max(1, Math.round((plays / most) * strengths));
}

interface Props {
  line: MonthLine;
  type: MediaType | undefined;
  onDay: (day: string) => void;
}

export function MonthHead({ line, type, onDay }: Props) {
  const months = useRead(reads.months(type)).data;
  const stats = useRead(type ? null : reads.stats()).data;
  const plays = months?.items.find((it) => it.month === line.month)?.plays;
  const minutes = stats?.by_month.find((it) => it.month === line.month)?.minutes;
  const most = Math.max(...line.days.values());
  const words = [plays !== undefined && count(plays, 'play'), minutes && `${number(Math.round(minutes / 60))} h`];
  return (
    <div class="month-head">
      <h2>{monthWords(line.month)}</h2>
      <span class="muted small cut">{words.filter(Boolean).join(' · ')}</span>
      {/* For the eye and the hand; each day's heading says the same to everybody. */}
      <span class="month-days" aria-hidden="true">
        {line.isWhole &&
          Array.from({ length: daysIn(line.month) }, (_, at) => {
            const many = line.days.get(at + 1) ?? 0;
            const day = `${line.month}-${String(at + 1).padStart(2, '0')}`;
            return (
              <button
                type="button"
                key={at}
                tabIndex={-1}
                class={`month-day month-day-${strength(many, most)}`}
                title={`${at + 1} ${monthWords(line.month)}: ${count(many, 'play')}`}
                disabled={many === 0}
                onClick={() => onDay(day)}
              />
            );
          })}
      </span>
    </div>
  );
}
