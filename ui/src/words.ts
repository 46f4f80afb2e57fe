// SPDX-License-Identifier: MIT
// Numbers, times and plurals as people read them.
import type { EpisodePlace } from './api/types';
import { language, locale } from './locale';
import { daysBetween, zoneForIntl } from './zone';

const numbers = new Intl.NumberFormat(locale);
const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

export function number(value: number): string {
  return numbers.format(value);
}

/** 8.42 → "8.4". */
export function tenth(value: number): string {
  return tenths.format(value);
}

/** "1 play", "1,320 plays"; irregular plurals are given. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

export function series(value: number): string {
  return count(value, 'series', 'series');
}

/** 8040 → "8.0 KB". */
export function bytes(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  const amount = value / 1000 ** power;
  return `${power === 0 || amount >= 100 ? number(Math.round(amount)) : tenth(amount)} ${units[power] ?? ''}`;
}

/** A bound as it is set: 4096000000 → "4,096 MB". */
export function megabytes(value: number): string {
  return `${number(Math.round(value / 1_000_000))} MB`;
}

export function percent(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(100, Math.round((part / whole) * 100));
}

/** 136 → "2 h 16 min". */
export function runtime(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${number(hours)} h` : `${number(hours)} h ${rest} min`;
}

/** What is left or was needed: 41 → "41 s", 95 → "1 min 35 s", 4000 → "1 h 7 min". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 600) return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return runtime(Math.round(whole / 60));
}

/** How long a run ran: all its spells; of one from before that was counted, from its start to its end. */
export function ranFor(run: { started_at: string; finished_at: string | null; ran_seconds: number | null }): string {
  if (!run.finished_at) return '';
  const seconds = run.ran_seconds ?? (Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000;
  return Number.isFinite(seconds) ? duration(Math.max(1, seconds)) : '';
}

/** Counting down: 581 → "9:41". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** When a play was: its instant, else its day, else nobody knows. */
export function dated(play: { watched_at: string | null; watched_day: string | null }): string | null {
  return play.watched_at ?? play.watched_day;
}

/** "now", "5 min ago", "in 25 min", "yesterday", "3 weeks ago"; of a day "today" at the soonest. */
export function ago(when: string, now = Date.now()): string {
  if (when.length === 10 && daysBetween(now, when) === 0) return 'today';
  const seconds = (Date.parse(when) - now) / 1000;
  const size = when.length === 10 ? Infinity : Math.abs(seconds);
  if (size < 45) return 'now';
  const minutes = Math.max(1, Math.round(size / 60));
  if (minutes < 60) return seconds < 0 ? `${minutes} min ago` : `in ${minutes} min`;
  const hours = Math.round(size / 3600);
  if (hours < 24) return seconds < 0 ? `${hours} h ago` : `in ${hours} h`;
  // As many as the calendar says, since the day itself stands beside it.
  const days = daysBetween(now, when) || Math.sign(seconds);
  if (Math.abs(days) < 14) return relative.format(days, 'day');
  if (Math.abs(days) < 60) return relative.format(Math.round(days / 7), 'week');
  if (Math.abs(days) < 365) return relative.format(Math.round(days / 30.44), 'month');
  return relative.format(Math.round(days / 365.25), 'year');
}

// A day has no zone; an instant is shown in the account's.
function moment(value: string): { at: Date; zone: string } {
  return { at: new Date(value), zone: value.length === 10 ? 'UTC' : zoneForIntl() };
}

const shapes = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  longDay: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const;

// Making one takes a hundred times as long as using it.
const formats = new Map<string, Intl.DateTimeFormat>();
function formatted(shape: keyof typeof shapes, { at, zone }: { at: Date; zone: string }): string {
  const key = `${shape} ${zone}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone: zone })));
  return format.format(at);
}

/** "3 May 2024" in Britain, of a day or an instant. */
export function day(value: string): string {
  return formatted('day', moment(value));
}

/** "Friday, 3 May 2024". */
export function longDay(value: string): string {
  return formatted('longDay', moment(value));
}

/** "20:14"; nothing of a day. */
export function time(instant: string): string {
  return instant.length === 10 ? '' : formatted('time', moment(instant));
}

/** "3 May 2024, 20:14": what a relative time shows on hover. */
export function exact(instant: string): string {
  return instant.length <= 10 ? instant && day(instant) : `${day(instant)}, ${time(instant)}`;
}

export function year(date: string | null | undefined): string {
  return date ? date.slice(0, 4) : '';
}

/** "S2 E5". */
export function episode(season: number, number_: number): string {
  return season === 0 ? `Special ${number_}` : `S${season} E${number_}`;
}

/** "S2 E5", "S2 E5–E8", "S2 E9–S3 E1": from one to another. */
export function episodes(from: EpisodePlace, to: EpisodePlace): string {
  const first = episode(from.season_number, from.episode_number);
  if (from.season_number !== to.season_number) return `${first}–${episode(to.season_number, to.episode_number)}`;
  return from.episode_number === to.episode_number
    ? first
    : `${first}–${to.season_number === 0 ? '' : 'E'}${to.episode_number}`;
}

/** How buttons and dialogs name an episode. */
export const place = episode;

/** A title without the articles that hide its letter, for sorting and for the letter of a placeholder. */
export function initial(title: string): string {
  return (/[\p{L}\p{N}]/u.exec(title.replace(/^(the|a|an)\s+/i, ''))?.[0] ?? '·').toUpperCase();
}

export const ratingWords = ['Waste', 'Meh', 'Decent', 'Entertaining', 'Outstanding'] as const;

export function ratingWord(rating: number): string {
  return ratingWords[rating - 1] ?? '';
}

export const statusWords = {
  not_started: 'Not started',
  in_progress: 'Watching',
  completed: 'Completed',
  abandoned: 'Dropped',
} as const;
