// SPDX-License-Identifier: MIT
// Whose an export is, as people say it.

const names: Record<string, string> = {
  api: 'Trakt',
  export: 'Trakt’s export',
  cinemarco: 'Cinemarco’s own export',
  letterboxd: 'Letterboxd',
  imdb: 'IMDb',
  simkl: 'Simkl',
  tvtime: 'TV Time',
  netflix: 'Netflix',
  yamtrack: 'Yamtrack',
  movary: 'Movary',
  ryot: 'Ryot',
  watcharr: 'Watcharr',
  seriesguide: 'SeriesGuide',
  kodi: 'Kodi',
  tautulli: 'Tautulli',
  plex: 'Plex',
  jellyfin: 'Jellyfin',
  original: 'The original Cinemarco',
  generic: 'Your file',
};

export const sourceName = (word: string | null) => names[word ?? ''] ?? 'Your file';
