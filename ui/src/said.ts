// SPDX-License-Identifier: MIT
// What the page says after something was done, asked before it is done, and said when it failed. One voice: short
// imperatives, the field's terms; no address, status or command of ours.
import { language } from './locale';
import { count, episode, ratingWord } from './words';

const list = new Intl.ListFormat(language, { type: 'conjunction' });

export const said = {
  undo: 'Undo',
  undoing: 'Undoing…',
  undone: 'Undone',
  tryAgain: 'Try again',
  reconnecting: 'Reconnecting… Changes can’t be saved.',
  offline: 'You’re offline. Changes can’t be saved.',

  marked: (plays: number) => `Marked ${count(plays, 'play')}`,
  markedEpisode: (season: number, number: number) => `Marked ${episode(season, number)} as watched`,
  markedEpisodes: (many: number) => `Marked ${count(many, 'episode')}`,
  markedTitle: (title: string) => `Marked ${title} as watched`,
  nothingToMark: 'Everything there was watched already',
  unmarked: 'Marked as unwatched',
  dateChanged: 'Date changed',
  playDeleted: 'Play deleted',

  matched: (title: string, name: string) => `Matched ${title} with ${name}`,

  backedUp: (size: string) => `Backed up ${size}`,
  backupDeleted: 'Backup deleted',

  rated: (rating: number) => `Rated ${ratingWord(rating)}`,
  ratedPart: (rating: number) => `Rated ${rating} of 10`,
  ratingCleared: 'Rating removed',
  favourite: (on: boolean) => (on ? 'Added to favourites' : 'Removed from favourites'),
  listed: (on: boolean) => (on ? 'Added to your watchlist' : 'Removed from your watchlist'),
  dropped: (on: boolean) => (on ? 'Dropped' : 'Started again'),
  upNext: (hidden: boolean) => (hidden ? 'Hidden from Up next' : 'Back in Up next'),
  noteSaved: 'Note saved',
  noteKept: 'Note not saved yet. Your draft is kept.',

  moved: (title: string, place: number) => `Moved ${title} to place ${place}`,
  putOnList: (title: string, list: string) => `Added ${title} to ${list}`,
  takenOffList: (title: string, list: string) => `Took ${title} off ${list}`,
  listChanged: 'List changed',
  listDeleted: (list: string) => `Deleted ${list}`,

  /** What became of several titles at once. */
  several(action: 'watch' | 'favorite' | 'unfavorite' | 'remove' | 'restore', titles: number, plays: number): string {
    if (titles === 0) return action === 'watch' ? 'All of them were watched already' : 'Nothing to change';
    const many = count(titles, 'title');
    switch (action) {
      case 'watch':
        return `Marked ${many} as watched (${count(plays, 'play')})`;
      case 'favorite':
        return `Added ${many} to favourites`;
      case 'unfavorite':
        return `Removed ${many} from favourites`;
      case 'remove':
        return `Removed ${many} and ${count(plays, 'play')}`;
      default:
        return `${many} back in your library`;
    }
  },
  allGoAlong:
    'Their plays, ratings and notes go with them. You can bring each one back any time from Settings › Removed.',

  removed: (title: string, plays: number) => `Removed ${title}${plays > 0 ? ` and ${count(plays, 'play')}` : ''}`,
  broughtBack: (title: string) => `${title} is back in your library`,
  /** "39 plays, your rating and your note go with it." */
  goesAlong(plays: number, rated: boolean, noted: boolean): string {
    const parts = [plays > 0 && count(plays, 'play'), rated && 'your rating', noted && 'your note'].filter(
      (it) => it !== false,
    );
    if (parts.length === 0) return '';
    const one = parts.length === 1 && (plays === 1 || plays === 0);
    return `${list.format(parts).replace(/^./, (it) => it.toUpperCase())} ${one ? 'goes' : 'go'} with it. `;
  },
  notAnExport: (name: string) =>
    `${name ? `“${name}”` : 'This'} is empty. Drop the file as you saved it, without unzipping it.`,
  canReturn: 'You can bring it back any time from Settings › Removed.',
} as const;

/** What the page says of a failure by the server's code: a heading, and where the one button leads that helps. */
interface Help {
  readonly title: string;
  /** Instead of the server's own words. */
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly href: string };
}

export const problems: Record<string, Help> = {
  invalid: { title: 'That can’t be used' },
  not_found: { title: 'Not found', action: { label: 'Go to your library', href: '/library' } },
  conflict: { title: 'Something else is in the way' },
  busy: { title: 'Another import or sync is running', action: { label: 'Show it', href: '/import' } },
  other_account: { title: 'This is another Trakt account' },
  configuration: {
    title: 'A key is missing',
    detail: 'Titles, posters and search come from TMDB and need a free TMDB key.',
    action: { label: 'Add a TMDB key', href: '/settings#tmdb' },
  },
  trakt_application: {
    title: 'No Trakt API app is set up',
    detail: 'Syncing with Trakt needs an API app of your own. Your Trakt export works without one.',
    action: { label: 'Set it up', href: '/import' },
  },
  log_in: { title: 'You’re logged out' },
  trakt_sign_in: { title: 'Trakt isn’t connected', action: { label: 'Connect Trakt', href: '/import' } },
  forbidden: { title: 'You can’t do this from here' },
  token_scope: { title: 'You can’t do this from here' },
  limit_reached: { title: 'Your Trakt account is full' },
  rate_limited: { title: 'Too many requests' },
  upstream: { title: 'TMDB or Trakt didn’t answer' },
  too_large: { title: 'That’s too large' },
  cancelled: { title: 'Stopped' },
  internal: { title: 'Something went wrong' },
  unreachable: { title: 'Cinemarco can’t be reached' },
};
