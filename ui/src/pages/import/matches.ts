// SPDX-License-Identifier: MIT
// Titles that a preview was unsure of and that the user has said: the server keeps each for good, this tab until the
// preview is read anew.
import { api } from '../../api/api';
import type { PreviewTitle } from '../../api/types';
import { said } from '../../said';
import { ofTab } from '../../state/tab';
import { complain, say } from '../../state/toasts';
import { keyOf, type Matches } from './matched';

export const matches = ofTab<Matches>('import matches', {});

export function forgetMatches(): void {
  matches.value = {};
}

/** Says which one it is, and offers the way back. */
export async function matchTitle(title: PreviewTitle, tmdbId: number, name: string): Promise<void> {
  if (title.title_key === null) return;
  try {
    const { source_title_id: id } = await api.matchEarly(title.type, title.title_key, tmdbId);
    matches.value = { ...matches.peek(), [keyOf(title)]: { tmdbId, name } };
    say(said.matched(title.title, name), async () => {
      await api.unmatch({ media_type: title.type, trakt_id: null, source_title_id: id });
      matches.value = Object.fromEntries(Object.entries(matches.peek()).filter(([key]) => key !== keyOf(title)));
    });
  } catch (error) {
    complain(error);
  }
}
