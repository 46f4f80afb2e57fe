// SPDX-License-Identifier: MIT
// The places that the rail and the bar lead to.
import { CalendarDays, ChartColumn, Download, History, House, LibraryBig, ListVideo, Search, Settings } from 'lucide';

export const places = [
  { href: '/', label: 'Home', icon: House, under: [] },
  { href: '/library', label: 'Library', icon: LibraryBig, under: ['/movie', '/series', '/collection', '/unmatched'] },
  { href: '/lists', label: 'Lists', icon: ListVideo, under: ['/list'] },
  { href: '/history', label: 'History', icon: History, under: [] },
  { href: '/calendar', label: 'Calendar', icon: CalendarDays, under: [] },
  { href: '/stats', label: 'Statistics', icon: ChartColumn, under: [] },
  { href: '/search', label: 'Search', icon: Search, under: ['/trending', '/person'] },
  { href: '/import', label: 'Import', icon: Download, under: [] },
  { href: '/settings', label: 'Settings', icon: Settings, under: ['/data'] },
] as const;

/** Those that a phone's bar has no room for: its last button leads there. */
const onlyWide: readonly string[] = ['/lists', '/calendar', '/stats', '/import', '/settings'];
export const isOnlyWide = (place: (typeof places)[number]) => onlyWide.includes(place.href);

export function isAt(place: (typeof places)[number], path: string): boolean {
  return [place.href, ...place.under].some((it) => path === it || (it !== '/' && path.startsWith(`${it}/`)));
}
