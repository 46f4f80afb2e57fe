// SPDX-License-Identifier: MIT
// Marking as watched and taking it back, with a toast that undoes it.
import { api } from '../../api/api';
import type { LibraryEntry, NewPlay, RemovePlaysQuery } from '../../api/types';
import { once } from '../../state/once';
import { changed, shown } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { count } from '../../words';

async function removeAll(plays: readonly number[]): Promise<void> {
  for (const play of plays) await api.removePlay(play);
  changed();
}

/** Marking and unmarking the same thing are one button. */
const nameOf = (entry: LibraryEntry, it: { scope?: unknown; season_number?: unknown; episode_number?: unknown }) =>
  ['mark', entry.id, it.scope, it.season_number, it.episode_number].join(' ');

export function watched(entry: LibraryEntry, play: NewPlay, words: string): Promise<boolean> {
  return once(nameOf(entry, play), async () => {
    try {
      const { plays } = await api.addPlay(entry.id, play);
      say(plays.length > 1 ? `${words} (${count(plays.length, 'play')})` : words, () => {
        removeAll(plays).catch(complain);
      });
      changed();
      await shown();
      return true;
    } catch (error) {
      complain(error, () => void watched(entry, play, words));
      return false;
    }
  });
}

export function unwatched(entry: LibraryEntry, which: RemovePlaysQuery, words: string): Promise<boolean> {
  return once(nameOf(entry, which), async () => {
    try {
      const { plays } = await api.removePlays(entry.id, which);
      say(plays.length > 1 ? `${words} (${count(plays.length, 'play')})` : words, () => {
        api.restorePlays(plays).then(changed, complain);
      });
      changed();
      await shown();
      return true;
    } catch (error) {
      complain(error);
      return false;
    }
  });
}

export async function moved(play: number, watchedAt: string, before: string | null): Promise<void> {
  try {
    const now = await api.changePlay(play, watchedAt);
    say('The date is changed', () => {
      api.changePlay(now.id, before ?? 'unknown').then(changed, complain);
    });
    changed();
  } catch (error) {
    complain(error);
  }
}

export async function removed(play: number): Promise<void> {
  try {
    await api.removePlay(play);
    say('The play is deleted', () => {
      api.restorePlays([play]).then(changed, complain);
    });
    changed();
  } catch (error) {
    complain(error);
  }
}
