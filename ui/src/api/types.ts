// SPDX-License-Identifier: MIT
// Short names for the shapes the server describes.
import type { components, paths } from './schema';

type Schemas = components['schemas'];

export type Health = Schemas['Health'];
export type Setup = Schemas['Setup'];
export type PastedKeys = Schemas['PastedKeys'];
export type SessionState = Schemas['SessionState'];
export type SessionItem = Schemas['SessionItem'];
export type TokenItem = Schemas['TokenItem'];
export type TokenScope = TokenItem['scope'];
export type TokenQuestion = Schemas['TokenQuestion'];
export type MadeToken = Schemas['MadeToken'];
export type HookItem = Schemas['HookItem'];
export type HookQuestion = Schemas['HookQuestion'];
export type MadeHook = Schemas['MadeHook'];
export type MediaServer = HookItem['for'];
export type HookEvents = Schemas['HookEvents'];
export type HookEvent = Schemas['HookEvent'];
export type EventAnswer = Schemas['EventAnswer'];
export type NowWatchingItem = Schemas['NowWatchingItem'];
export type TraktStatus = Schemas['TraktStatus'];
export type DeviceSignIn = Schemas['DeviceSignIn'];
export type DeviceProgress = Schemas['DeviceProgress'];
export type ImportOptions = Schemas['ImportOptions'];
export type ImportPreview = Schemas['ImportPreview'];
type Counted = 'source' | 'movies' | 'series' | 'plays' | 'ratings' | 'watchlist';
/** A preview that is complete: what it found is there. */
export type SeenPreview = ImportPreview & { [Name in Counted]: NonNullable<ImportPreview[Name]> };
export type PreviewTitle = Schemas['PreviewTitle'];
export type RunStatus = Schemas['RunStatus'];
export type RunRow = Schemas['RunRow'];
export type RunSummary = Schemas['RunSummary'];
export type FailedItem = Schemas['FailedItem'];
export type SkippedItem = Schemas['SkippedItem'];
export type SyncStatus = Schemas['SyncStatus'];
export type SyncOptions = Schemas['SyncOptions'];
export type SyncChange = Schemas['SyncChange'];
export type OutgoingItem = Schemas['OutgoingItem'];
export type OutgoingList = Schemas['OutgoingList'];
export type Removals = Schemas['Removals'];
export type BackupList = Schemas['BackupList'];
export type BackupReport = Schemas['BackupReport'];
export type CheckReport = Schemas['CheckReport'];
export type LibraryPage = Schemas['LibraryPage'];
export type LibraryItem = Schemas['LibraryItem'];
export type LibraryEntry = Schemas['LibraryEntry'];
export type ListPage = Schemas['ListPage'];
export type ListReport = Schemas['ListReport'];
export type NewList = Schemas['NewList'];
export type ListChange = Schemas['ListChange'];
export type ListItemPage = Schemas['ListItemPage'];
export type ListItem = Schemas['ListItemReport'];
export type NewListItem = Schemas['NewListItem'];
export type ListItemChange = Schemas['ListItemChange'];
export type RemovedTitle = Schemas['RemovedTitle'];
export type SeasonItem = Schemas['SeasonItem'];
export type EpisodeItem = Schemas['EpisodeItem'];
export type EpisodePlace = Schemas['EpisodePlace'];
export type MovieSession = Schemas['MovieSession'];
export type Credit = Schemas['CreditReport'];
export type NewEntry = Schemas['NewEntry'];
export type EntryChange = Schemas['EntryChange'];
export type NewPlay = Schemas['NewPlay'];
export type NewPlayOfTitle = Schemas['NewPlayOfTitle'];
export type PlayItem = Schemas['PlayItem'];
export type PlayPage = Schemas['PlayPage'];
export type UpNextItem = Schemas['UpNextItem'];
export type CalendarReport = Schemas['CalendarReport'];
export type CalendarEntry = Schemas['CalendarEntry'];
export type Statistics = Schemas['Statistics'];
export type Milestones = Schemas['Milestones'];
export type Found = Schemas['FoundReport'];
export type FoundPage = Schemas['FoundPage'];
export type Person = Schemas['PersonReport'];
export type Collection = Schemas['CollectionReport'];
export type MovieReport = Schemas['MovieReport'];
export type SeriesReport = Schemas['SeriesReport'];
export type SeasonReport = Schemas['SeasonReport'];
export type Month = Schemas['MonthItem'];
export type TmdbKey = Schemas['KeyReport'];
export type UnmatchedPage = Schemas['UnmatchedPage'];
export type Unmatched = Schemas['UnmatchedReport'];
export type MatchedTitle = Pick<Unmatched, 'media_type' | 'trakt_id' | 'source_title_id'>;
export type CacheReport = Schemas['CacheReport'];

export type MediaType = LibraryItem['media_type'];
export type WatchStatus = LibraryItem['watch_status'];

type QueryOf<Path extends keyof paths, Verb extends 'get' | 'delete'> =
  paths[Path] extends Record<Verb, { parameters: { query?: infer Query } }> ? NonNullable<Query> : never;

export type LibraryQuery = QueryOf<'/api/library', 'get'>;
export type Days = QueryOf<'/api/stats', 'get'>;
export type PlaysQuery = QueryOf<'/api/plays', 'get'>;
export type RemovePlaysQuery = QueryOf<'/api/library/{id}/plays', 'delete'>;
export type ImportPart = NonNullable<ImportOptions['only']>[number];
