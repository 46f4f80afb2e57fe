// SPDX-License-Identifier: MIT
// How far a series is watched, in words that are true also where TMDB knows no days or numbers it otherwise.
import type { EpisodeItem, LibraryEntry, SeasonItem } from '../../api/types';
import { count, number } from '../../words';

function isLeft(it: EpisodeItem): boolean {
  return it.has_aired && !it.is_watched;
}

function regular(entry: LibraryEntry): SeasonItem[] {
  return entry.seasons.filter((it) => it.season_number > 0);
}

export interface SeriesProgress {
  words: string;
  /** Of what has aired; 0 where there is nothing to measure by. */
  total: number;
  seen: number;
}

export function progressOf(entry: LibraryEntry): SeriesProgress {
  const aired = entry.episodes_aired ?? 0;
  const seen = entry.episodes_watched ?? 0;
  const elsewhere = entry.numbering?.not_on_tmdb ?? 0;
  if (entry.numbering?.differs || (aired === 0 && elsewhere > 0))
    return { words: `${count(seen + elsewhere, 'episode')} watched`, total: 0, seen: 0 };
  if (aired > 0) return { words: `${number(seen)} of ${number(aired)}`, total: aired, seen };
  const known = regular(entry).reduce((sum, it) => sum + it.episodes.length, 0);
  if (known > 0) return { words: `${count(known, 'episode')}, none aired yet`, total: 0, seen: 0 };
  const specials = entry.specials_aired ?? 0;
  if (specials === 0) return { words: 'No episodes on TMDB yet', total: 0, seen: 0 };
  const watched = entry.specials_watched ?? 0;
  return { words: `${number(watched)} of ${count(specials, 'special')}`, total: specials, seen: watched };
}

/** What has aired and is unwatched; nothing where that can't be told. */
export function left(entry: LibraryEntry): EpisodeItem[] {
  if (entry.numbering?.differs) return [];
  return regular(entry)
    .flatMap((it) => it.episodes)
    .filter(isLeft);
}

/** How long what is left takes; 0 where that can't be told. */
export function minutesLeft(entry: LibraryEntry, usual: number): number {
  return left(entry).reduce((sum, it) => sum + (it.runtime_minutes ?? entry.runtime_minutes ?? usual), 0);
}

/** Every episode that TMDB lists is watched, so that there is nothing more to do in it. */
export function isFinished(season: SeasonItem): boolean {
  return season.episodes.length > 0 && season.episodes.every((it) => it.is_watched);
}

/** A season on its own, or finished ones in a row, which are one line. */
export type Fold = readonly [SeasonItem, ...SeasonItem[]];

/** Specials come last. */
export function folds(entry: LibraryEntry): Fold[] {
  const found: Fold[] = [];
  const folding = (it: SeasonItem) => it.season_number > 0 && !entry.numbering?.differs && isFinished(it);
  const specials = entry.seasons.filter((it) => it.season_number === 0);
  for (const season of [...regular(entry), ...specials]) {
    const last = found.at(-1);
    if (last && folding(season) && last.every(folding)) found[found.length - 1] = [...last, season];
    else found.push([season]);
  }
  return found;
}

/** What airs next of what has a day, once nothing is left. */
export function coming(entry: LibraryEntry): EpisodeItem | undefined {
  return regular(entry)
    .flatMap((it) => it.episodes)
    .filter((it) => !it.has_aired && it.air_date)
    .reduce<EpisodeItem | undefined>((a, b) => (a && (a.air_date ?? '') <= (b.air_date ?? '') ? a : b), undefined);
}

/** The season to begin with: that of the episode that is next, else the last one that was watched, else the last. */
export function usualSeason(entry: LibraryEntry): number {
  if (entry.next_episode) return entry.next_episode.season_number;
  const seasons = regular(entry);
  const last = seasons.findLast((it) => it.episodes_watched > 0) ?? seasons.at(-1) ?? entry.seasons.at(0);
  return last?.season_number ?? 1;
}

/** Under other numbers than the plays' nothing can be said to be left of a season. */
export function seasonWords(season: SeasonItem, differs = false): string {
  const all = season.episodes.length;
  if (all === 0) return 'none yet';
  if (differs)
    return season.episodes_watched === 0 ? count(all, 'episode') : `${number(season.episodes_watched)} watched`;
  return `${number(season.episodes_watched)} of ${number(all)}`;
}

/** "2 watched episodes are not on TMDB, 1 of TMDB's is unwatched." Empty where nothing is left to wonder about. */
export function numberingWords(numbering: LibraryEntry['numbering']): string {
  if (!numbering || numbering.unwatched_on_tmdb === 0) return '';
  const be = (value: number) => (value === 1 ? 'is' : 'are');
  const { not_on_tmdb: lacking, unwatched_on_tmdb: left } = numbering;
  const what = `${count(lacking, 'watched episode')} ${be(lacking)} not on TMDB, ${number(left)} of TMDB's ${be(left)} unwatched.`;
  const why = numbering.differs
    ? " The two number this series differently, so what comes next can't be told."
    : ' The two number some episodes differently.';
  return what + why;
}
