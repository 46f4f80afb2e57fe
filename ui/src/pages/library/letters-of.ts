// SPDX-License-Identifier: MIT
// Where each letter begins in a library sorted by title. Pure.
import type { LibraryItem } from '../../api/types';
import { initial } from '../../words';

/** The first title of each letter; what begins with none is under "#". */
export function lettersOf(items: readonly LibraryItem[]): Array<{ letter: string; index: number }> {
  const found = new Map<string, number>();
  items.forEach((it, index) => {
    const [plain = ''] = initial(it.title).normalize('NFD');
    const letter = /[A-Z]/.test(plain) ? plain : '#';
    if (!found.has(letter)) found.set(letter, index);
  });
  return [...found].map(([letter, index]) => ({ letter, index }));
}
