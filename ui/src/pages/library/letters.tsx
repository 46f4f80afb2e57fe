// SPDX-License-Identifier: MIT
// The letters beside a library sorted by title: press one, or draw a finger along them.
import type { LibraryItem } from '../../api/types';
import { lettersOf } from './letters-of';
import './letters.css';

interface Props {
  items: readonly LibraryItem[];
  onGo: (index: number) => void;
}

export function Letters({ items, onGo }: Props) {
  const letters = lettersOf(items);
  const draw = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' || event.buttons === 0) return;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('.letter');
    if (under?.dataset.index) onGo(Number(under.dataset.index));
  };
  return (
    <nav class="letters" aria-label="Jump to a letter" onPointerMove={draw}>
      {letters.map(({ letter, index }) => (
        <button
          type="button"
          key={letter}
          class="letter"
          data-index={index}
          onPointerDown={(event) => event.currentTarget.releasePointerCapture(event.pointerId)}
          onClick={() => onGo(index)}
        >
          {letter}
        </button>
      ))}
    </nav>
  );
}
