// SPDX-License-Identifier: MIT
// A preview with what the user has said of its unsure titles since it was read. Pure.
import type { PreviewTitle, SeenPreview } from '../../api/types';

export interface Match {
  readonly tmdbId: number;
  readonly name: string;
}
/** By the title that was unsure. */
export type Matches = Readonly<Record<string, Match>>;

/** `matched`: with which title the user matched it. */
export type ShownTitle = PreviewTitle & { readonly matched?: string };
export type ShownPreview = Omit<SeenPreview, 'titles'> & { readonly titles: readonly ShownTitle[] };

export const keyOf = (title: PreviewTitle) => `${title.type} ${title.title_key}`;

export const matchOf = (title: PreviewTitle, all: Matches): Match | undefined =>
  title.state === 'unsure' ? all[keyOf(title)] : undefined;

/** Titles that were matched are new. */
export function withMatches(preview: SeenPreview, all: Matches): ShownPreview {
  const counts = { movie: { ...preview.movies }, series: { ...preview.series } };
  const titles = preview.titles.map((title) => {
    const match = matchOf(title, all);
    if (!match) return title;
    counts[title.type].skipped--;
    counts[title.type].new++;
    return { ...title, state: 'new' as const, tmdb_id: match.tmdbId, matched: match.name };
  });
  return { ...preview, movies: counts.movie, series: counts.series, titles };
}
