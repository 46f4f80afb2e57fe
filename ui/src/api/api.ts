// SPDX-License-Identifier: MIT
// Every question the app can ask the server, typed. Reads are named by their address, so that they can be kept by it.
import { named } from '../state/original-titles';
import { follow } from './stream';
import { address, del, get, patch, post, put, upload } from './transport';
import type * as t from './types';

export { ApiError, toApiError } from './problem';
export { address } from './transport';

/** A question that only reads: its address is its name in the cache. */
export interface Read<Answer> {
  readonly url: string;
  /** Never there; it only carries the answer's type. */
  readonly answer?: Answer;
}

function read<Answer>(path: string, query: object = {}): Read<Answer> {
  return { url: address(path, query as Record<string, string>) };
}

export async function load<Answer>(question: Read<Answer>, signal?: AbortSignal): Promise<Answer> {
  return named(await get<Answer>(question.url, signal));
}

export const reads = {
  health: () => read<t.Health>('/api/health'),
  setup: () => read<t.Setup>('/api/setup'),
  session: () => read<t.SessionState>('/api/session'),
  sessions: () => read<{ sessions: t.SessionItem[] }>('/api/sessions'),
  tokens: () => read<{ tokens: t.TokenItem[] }>('/api/tokens'),
  hooks: () => read<{ hooks: t.HookItem[] }>('/api/hooks'),
  hookEvents: (id: number, limit: number) => read<t.HookEvents>(`/api/hooks/${id}/events`, { limit }),
  nowWatching: () => read<{ items: t.NowWatchingItem[] }>('/api/now-watching'),
  trakt: () => read<t.TraktStatus>('/api/trakt'),
  device: () => read<t.DeviceProgress>('/api/trakt/device'),
  import: () => read<t.RunStatus>('/api/import'),
  preview: () => read<t.ImportPreview>('/api/import/preview'),
  imports: () => read<{ runs: t.RunRow[] }>('/api/imports'),
  run: (id: number) => read<t.RunSummary>(`/api/imports/${id}`),
  sync: () => read<t.SyncStatus>('/api/sync'),
  outbox: () => read<t.OutgoingList>('/api/sync/outbox'),
  removals: () => read<t.Removals>('/api/sync/removals'),
  library: (query: t.LibraryQuery) => read<t.LibraryPage>('/api/library', query),
  entry: (id: number) => read<t.LibraryEntry>(`/api/library/${id}`),
  lists: () => read<t.ListPage>('/api/lists'),
  listsWith: (type: t.MediaType, tmdbId: number) =>
    read<t.ListPage>('/api/lists', { media_type: type, tmdb_id: tmdbId }),
  list: (id: number) => read<t.ListReport>(`/api/lists/${id}`),
  listItems: (id: number, cursor?: string) => read<t.ListItemPage>(`/api/lists/${id}/items`, { limit: 200, cursor }),
  extras: (id: number) => read<t.ExtrasReport>(`/api/library/${id}/extras`),
  extrasOf: (type: t.MediaType, tmdbId: number) =>
    read<t.ExtrasReport>(`/api/tmdb/${type === 'movie' ? 'movie' : 'tv'}/${tmdbId}/extras`),
  removed: () => read<{ items: t.RemovedTitle[] }>('/api/removed'),
  entryPlays: (id: number) => read<{ items: t.PlayItem[] }>(`/api/library/${id}/plays`),
  plays: (query: t.PlaysQuery) => read<t.PlayPage>('/api/plays', query),
  months: (type?: t.MediaType) => read<{ items: t.Month[] }>('/api/plays/months', { type }),
  unmatched: () => read<t.UnmatchedPage>('/api/unmatched'),
  upNext: (limit?: number) => read<{ items: t.UpNextItem[] }>('/api/up-next', { limit }),
  calendar: (query: t.Days = {}) => read<t.CalendarReport>('/api/calendar', query),
  stats: (query: t.Days = {}) => read<t.Statistics>('/api/stats', query),
  milestones: (query: t.Days = {}) => read<t.Milestones>('/api/milestones', query),
  search: (kind: 'movie' | 'tv' | 'multi', q: string) => read<t.FoundPage>(`/api/tmdb/search/${kind}`, { q }),
  trending: (kind: 'movie' | 'tv') => read<t.FoundPage>(`/api/tmdb/trending/${kind}`),
  movie: (tmdbId: number) => read<t.MovieReport>(`/api/tmdb/movie/${tmdbId}`),
  series: (tmdbId: number) => read<t.SeriesReport>(`/api/tmdb/tv/${tmdbId}`),
  season: (tmdbId: number, season: number) => read<t.SeasonReport>(`/api/tmdb/tv/${tmdbId}/season/${season}`),
  person: (tmdbId: number) => read<t.Person>(`/api/tmdb/person/${tmdbId}`),
  collection: (tmdbId: number) => read<t.Collection>(`/api/tmdb/collection/${tmdbId}`),
  tmdbKey: () => read<t.TmdbKey>('/api/tmdb/key'),
  cache: () => read<t.CacheReport>('/api/cache'),
  backups: () => read<t.BackupList>('/api/backups'),
};

/** What of an export is wanted; the form holds the export itself. */
export interface Wanted {
  only?: t.ImportPart[];
  replace_account?: boolean;
  user?: string;
  /** What is only taken where one says so. */
  also?: string[];
}

const chosen = ({ only, also, ...wanted }: Wanted) => ({ ...wanted, only: only?.join(','), also: also?.join(',') });

/** Where the match of a title is put: one of Trakt's, or of another source. */
const matchOf = (title: t.MatchedTitle) =>
  title.source_title_id === null
    ? `/api/unmatched/${title.media_type}/${title.trakt_id}`
    : `/api/source-titles/${title.source_title_id}`;

export const api = {
  logIn: (password: string) => post<t.SessionState>('/api/session', { password }),
  logOut: () => del('/api/session'),
  setPassword: (password: string, current: string | undefined, revokesTokens: boolean) =>
    put<undefined>('/api/password', { password, current, revoke_tokens: revokesTokens }),
  endSession: (id: number) => del(`/api/sessions/${id}`),
  makeToken: (wanted: t.TokenQuestion) => post<t.MadeToken>('/api/tokens', wanted),
  makeHook: (wanted: t.HookQuestion) => post<t.MadeHook>('/api/hooks', wanted),
  /** A message of no viewing, as each kind of server might send it, at the path of a hook's address. */
  testHook: (path: string) => post<{ id: number }>(path, { event: 'test', Event: 'test', NotificationType: 'test' }),
  revokeHook: (id: number) => del(`/api/hooks/${id}`),
  answerEvent: (hook: number, id: number, answer: t.EventAnswer) =>
    post<t.HookEvent>(`/api/hooks/${hook}/events/${id}`, answer),
  revokeToken: (id: number, password?: string) => del(`/api/tokens/${id}`, { password }),

  startDevice: (replace: boolean) => post<t.DeviceSignIn>('/api/trakt/device', { replace_account: replace }),
  authorize: (replace: boolean) =>
    post<{ url: string; state: string }>('/api/trakt/authorize', { replace_account: replace }),
  exchange: (code: string, state: string | undefined, replace: boolean) =>
    post<t.TraktStatus>('/api/trakt/exchange', { code, state, replace_account: replace }),
  disconnect: () => del<{ revoked_at_trakt: boolean; message: string }>('/api/trakt'),

  previewImport: (options: t.ImportOptions, signal?: AbortSignal) =>
    post<t.RunStatus>('/api/import/preview', options, signal),
  previewExport: (form: FormData, wanted: Wanted, onProgress?: (share: number) => void, signal?: AbortSignal) =>
    upload<t.RunStatus>(address('/api/import/preview', chosen(wanted)), form, onProgress, signal),
  cancelPreview: () => del<t.RunStatus>('/api/import/preview'),
  followPreview: (onStatus: (status: t.RunStatus) => void) => follow('/api/import/preview/events', onStatus),
  startImport: (options: t.ImportOptions) => post<t.RunStatus>('/api/import', options),
  startExport: (form: FormData, wanted: Wanted) =>
    upload<t.RunStatus>(address('/api/import/file', chosen(wanted)), form),
  cancelImport: () => del<t.RunStatus>('/api/import'),
  resumeImport: () => post<t.RunStatus>('/api/import/resume'),
  followImport: (onStatus: (status: t.RunStatus) => void) => follow('/api/import/events', onStatus),

  startSync: (options: t.SyncOptions = {}) => post<t.RunStatus>('/api/sync', options),
  changeSync: (change: t.SyncChange) => put<t.SyncStatus>('/api/sync', change),
  cancelSync: () => del<t.RunStatus>('/api/sync'),
  retryOutbox: () => post<{ waiting: number }>('/api/sync/outbox/retry'),
  dropOutgoing: (id: number) => del(`/api/sync/outbox/${id}`),
  followSync: (onStatus: (status: t.RunStatus) => void) => follow('/api/sync/events', onStatus),

  addEntry: (entry: t.NewEntry) => post<t.LibraryEntry>('/api/library', entry),
  changeEntry: (id: number, change: t.EntryChange) => patch<t.LibraryEntry>(`/api/library/${id}`, change),
  /** Without plays where it was gone before. */
  removeEntry: (id: number) => del<{ removed_plays?: number[] }>(`/api/library/${id}`),
  restoreEntry: (id: number) => post<t.LibraryEntry>(`/api/removed/${id}/restore`),
  /** All of them or none. */
  changeSeveral: (wanted: t.SeveralEntries) => post<t.SeveralChanged>('/api/library/several', wanted),
  ratePart: (entry: number, part: t.PartRating) => put<t.LibraryEntry>(`/api/library/${entry}/parts/rating`, part),
  addPlay: (entry: number, play: t.NewPlay) => post<{ plays: number[] }>(`/api/library/${entry}/plays`, play),
  addPlayOfTitle: (play: t.NewPlayOfTitle) => post<{ plays: number[] }>('/api/plays', play),
  changePlay: (id: number, watchedAt: string) => patch<t.PlayItem>(`/api/plays/${id}`, { watched_at: watchedAt }),
  removePlay: (id: number) => del(`/api/plays/${id}`),
  removePlays: (entry: number, which: t.RemovePlaysQuery) =>
    del<{ plays: number[] }>(address(`/api/library/${entry}/plays`, { ...which })),
  /** All of them or none. */
  takePlays: (plays: readonly number[]) => post<undefined>('/api/plays/remove', { plays }),
  restorePlays: (plays: readonly number[]) => post<undefined>('/api/plays/restore', { plays }),

  makeList: (list: t.NewList) => post<t.ListReport>('/api/lists', list),
  changeList: (id: number, change: t.ListChange) => patch<t.ListReport>(`/api/lists/${id}`, change),
  removeList: (id: number) => del(`/api/lists/${id}`),
  restoreList: (id: number) => post<t.ListReport>(`/api/lists/${id}/restore`),
  addListItem: (list: number, item: t.NewListItem) => post<t.ListItem>(`/api/lists/${list}/items`, item),
  changeListItem: (list: number, id: number, change: t.ListItemChange) =>
    patch<t.ListItem>(`/api/lists/${list}/items/${id}`, change),
  removeListItem: (list: number, id: number) => del(`/api/lists/${list}/items/${id}`),
  restoreListItem: (list: number, id: number) => post<t.ListItem>(`/api/lists/${list}/items/${id}/restore`),

  match: (title: t.MatchedTitle, tmdbId: number) => put<t.LibraryEntry>(matchOf(title), { tmdb_id: tmdbId }),
  unmatch: (title: t.MatchedTitle) => del(matchOf(title)),
  /** Of an unsure title of the preview, before its import. */
  matchEarly: (type: t.MediaType, key: string, tmdbId: number) =>
    post<{ source_title_id: number }>('/api/source-titles', { media_type: type, title_key: key, tmdb_id: tmdbId }),

  backUp: () => post<t.BackupReport>('/api/backups'),
  removeBackup: (name: string) => del(`/api/backups/${encodeURIComponent(name)}`),
  check: (repair: boolean) => post<t.CheckReport>('/api/check', { repair }),

  /** Sealed on the server; what its environment sets goes before. */
  pasteKeys: (keys: t.PastedKeys) => put<t.Setup>('/api/setup', keys),
  checkTmdbKey: () => get<t.TmdbKey>('/api/tmdb/key'),
  clearCache: (expiredOnly: boolean) =>
    del<{ removed: number }>(address('/api/cache', { expired: expiredOnly || undefined })),
};
