// SPDX-License-Identifier: MIT
// The plays as a diary: months with their days, days with their evenings, and what of these is open. Pure.
import type { PlayItem } from '../../api/types';
import { type Evening, evenings, playDay } from '../../state/play-groups';

export interface MonthLine {
  readonly kind: 'month';
  /** "2024-05". */
  readonly month: string;
  /** Plays by day of the month. */
  readonly days: Map<number, number>;
  /** All of it is loaded. */
  isWhole: boolean;
}

export type Line =
  | MonthLine
  | { readonly kind: 'day'; readonly day: string; plays: number }
  | { readonly kind: 'evening'; readonly evening: Evening }
  | { readonly kind: 'play'; readonly play: PlayItem };

/** `open`: the evenings of which each play is shown, by the id of their newest. `isEnd`: there are no more plays. */
export function linesOf(plays: readonly PlayItem[], open: ReadonlySet<number>, isEnd: boolean): Line[] {
  const lines: Line[] = [];
  let month: MonthLine | undefined;
  let day: Extract<Line, { kind: 'day' }> | undefined;
  for (const evening of evenings(plays)) {
    const here = playDay(evening[0]);
    if (day?.day !== here) {
      if (here && month?.month !== here.slice(0, 7)) {
        if (month) month.isWhole = true;
        lines.push((month = { kind: 'month', month: here.slice(0, 7), days: new Map(), isWhole: false }));
      }
      lines.push((day = { kind: 'day', day: here, plays: 0 }));
    }
    day.plays += evening.length;
    if (here) month?.days.set(Number(here.slice(8)), day.plays);
    else if (month) month.isWhole = true;
    lines.push({ kind: 'evening', evening });
    if (evening.length > 1 && open.has(evening[0].id)) {
      for (const play of evening) lines.push({ kind: 'play', play });
    }
  }
  if (isEnd && month) month.isWhole = true;
  return lines;
}
