// SPDX-License-Identifier: MIT
// Marking as watched and taking it back: seen in the page at once, sent once, taken back there with words if it fails.
import { api, reads } from '../../api/api';
import type { EpisodeItem, EpisodePlace, LibraryEntry, NewPlay, RemovePlaysQuery } from '../../api/types';
import { said } from '../../said';
import { isUnderWay, once } from '../../state/once';
import { amend, changed, shown } from '../../state/resource';
import { complain, say, sayMarked } from '../../state/toasts';
import { nextOf } from './next';

type Which = Pick<NewPlay, 'scope' | 'season_number' | 'episode_number'>;

/** Marking and unmarking the same thing are one button. */
const nameOf = (entry: number, it: Which) => ['mark', entry, it.scope, it.season_number, it.episode_number].join(' ');

/** It is being marked or unmarked: the second tap of a hurried finger means nothing. */
export const isMarking = (entry: number, which: Which) => isUnderWay(nameOf(entry, which));

function isMeant(which: Which, it: EpisodeItem): boolean {
  const season = which.season_number ?? -1;
  const episode = which.episode_number ?? -1;
  switch (which.scope) {
    case 'season':
      return it.season_number === season && it.has_aired;
    case 'up_to':
      if (!it.has_aired || (season > 0 && it.season_number === 0)) return false;
      return it.season_number < season || (it.season_number === season && it.episode_number <= episode);
    default:
      return it.season_number === season && it.episode_number === episode;
  }
}

/** The entry as the server will tell it. */
function withMarked(entry: LibraryEntry, which: Which, isWatched: boolean): LibraryEntry {
  const seasons = entry.seasons.map((season) => {
    const episodes = season.episodes.map((it) =>
      isMeant(which, it) && it.is_watched !== isWatched ? { ...it, is_watched: isWatched } : it,
    );
    return { ...season, episodes, episodes_watched: episodes.filter((it) => it.is_watched).length };
  });
  const watched = seasons
    .filter((it) => it.season_number > 0)
    .flatMap((it) => it.episodes)
    .filter((it) => it.is_watched && it.is_on_tmdb).length;
  const now = { ...entry, seasons, episodes_watched: entry.episodes_watched === null ? null : watched };
  return { ...now, next_episode: nextOf(now) };
}

/** Shown while `work` goes on, until the page has the server's word. */
async function shownAtOnce(entry: number, which: Which, isWatched: boolean, work: () => Promise<void>): Promise<void> {
  const end = amend(reads.entry(entry), (it) => withMarked(it, which, isWatched));
  try {
    await work();
    changed();
    await shown();
  } finally {
    end();
  }
}

/** `text`: what is said of one play. Rejects with the reason, where a dialog shows it. */
export function mark(entry: number, play: NewPlay, text: string): Promise<void> {
  return once(nameOf(entry, play), () =>
    shownAtOnce(entry, play, true, async () => {
      const { plays } = await api.addPlay(entry, play);
      if (plays.length === 0) say(said.nothingToMark);
      else sayMarked(plays, text, play.season_number !== undefined ? 'episode' : 'play');
    }),
  );
}

/** The same, and complains by itself. */
export function watched(entry: number, play: NewPlay, text: string): Promise<void> {
  return mark(entry, play, text).catch((error: unknown) => complain(error, () => void watched(entry, play, text)));
}

/** The next episode of a series. Another one takes its place at once, for which the second click is not meant. */
export function watchedNext(entry: number, { season_number, episode_number }: EpisodePlace): Promise<void> {
  const play = { scope: 'episode' as const, season_number, episode_number, watched_at: 'now' };
  return once(`next ${entry}`, () => watched(entry, play, said.markedEpisode(season_number, episode_number)));
}

export function unwatched(entry: number, which: RemovePlaysQuery): Promise<void> {
  const work = async () => {
    const { plays } = await api.removePlays(entry, which);
    say(said.unmarked, () => api.restorePlays(plays));
  };
  return once(nameOf(entry, which), () => shownAtOnce(entry, which, false, work)).catch((error: unknown) =>
    complain(error),
  );
}

/** Rejects with the reason: the dialog that asked for the date shows it. */
export function moved(play: number, watchedAt: string, before: string | null): Promise<void> {
  return once(`date ${play}`, async () => {
    const now = await api.changePlay(play, watchedAt);
    say(said.dateChanged, () => api.changePlay(now.id, before ?? 'unknown'));
    changed();
    await shown();
  });
}

export function removed(play: number): Promise<void> {
  return once(`delete ${play}`, async () => {
    await api.removePlay(play);
    say(said.playDeleted, () => api.restorePlays([play]));
    changed();
    await shown();
  }).catch((error: unknown) => complain(error));
}
