// SPDX-License-Identifier: MIT
// Marking as watched and taking it back, with a toast that undoes it.
import { api } from '../../api/api';
import type { LibraryEntry, NewPlay, RemovePlaysQuery } from '../../api/types';
import { changed } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { count } from '../../words';

async function removeAll(plays: readonly number[]): Promise<void> {
  for (const play of plays) await api.removePlay(play);
  changed();
}

export async function watched(entry: LibraryEntry, play: NewPlay, words: string): Promise<boolean> {
  try {
    const { plays } = await api.addPlay(entry.id, play);
    say(plays.length > 1 ? `${words} (${count(plays.length, 'play')})` : words, () => {
      removeAll(plays).catch(complain);
    });
    changed();
    return true;
  } catch (error) {
    complain(error, () => void watched(entry, play, words));
    return false;
  }
}

export async function unwatched(entry: LibraryEntry, which: RemovePlaysQuery, words: string): Promise<boolean> {
  try {
    const { plays } = await api.removePlays(entry.id, which);
    say(plays.length > 1 ? `${words} (${count(plays.length, 'play')})` : words, () => {
      api.restorePlays(plays).then(changed, complain);
    });
    changed();
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
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
