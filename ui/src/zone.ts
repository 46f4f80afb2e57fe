// SPDX-License-Identifier: MIT
// The account's time zone: every day and time of the pages is told in it, whatever the browser's own is.
import { language } from './locale';
import { remembered } from './state/remembered';

/** As the server tells it; from the last visit until it does. Empty: not known yet. */
export const accountZone = remembered('time-zone', '');

const formats = new Map<string, Intl.DateTimeFormat>();

// Its parts are read by us, not by people. A browser that is older than the server's tables may not know a new name: then there is only its own zone.
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    try {
      format = new Intl.DateTimeFormat(language, { ...parts, hourCycle: 'h23', timeZone: zone || undefined });
    } catch {
      format = new Intl.DateTimeFormat(language, { ...parts, hourCycle: 'h23' });
    }
    formats.set(zone, format);
  }
  return format;
}

/** What Intl is to be told: undefined where only the browser's own zone is known. */
export function zoneForIntl(): string {
  return formatOf(accountZone.value).resolvedOptions().timeZone;
}

/** Whether the clocks of the browser and the account are named alike. */
export function isBrowsersOwn(): boolean {
  return zoneForIntl() === Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The wall clock at an instant, as an <input type="datetime-local"> has it: "2024-05-03T20:14". */
export function wallClock(instant: Date | number | string): string {
  const part = new Map<string, string>();
  for (const { type, value } of formatOf(accountZone.value).formatToParts(new Date(instant))) part.set(type, value);
  const [year = '', month = '', day = '', hour = '', minute = ''] = ['year', 'month', 'day', 'hour', 'minute'].map(
    (name) => part.get(name) ?? '',
  );
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

/** The day on which an instant falls: "2024-05-03". A day is itself, in every zone. */
export function dayOf(when: Date | number | string): string {
  return typeof when === 'string' && when.length === 10 ? when : wallClock(when).slice(0, 10);
}

/** How many days a day or an instant lies ahead of another, by the calendar. */
export function daysBetween(from: Date | number | string, to: Date | number | string): number {
  return (Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000;
}

/** The instant of a wall clock: the first where it comes twice, the end of the gap where it is left out. */
export function instantOf(clock: string): string {
  const wanted = Date.parse(`${clock}Z`);
  const offsetAt = (instant: number) => Date.parse(`${wallClock(instant)}Z`) - Math.floor(instant / 60_000) * 60_000;
  const aDay = 86_400_000;
  const before = wanted - offsetAt(wanted - aDay);
  const after = wanted - offsetAt(wanted + aDay);
  const fits = [before, after].filter((it) => wallClock(it) === clock.slice(0, 16));
  return new Date(fits.length > 0 ? Math.min(...fits) : before).toISOString();
}
