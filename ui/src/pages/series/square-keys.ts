// SPDX-License-Identifier: MIT
// The squares are one Tab stop: arrows go from one to the next and from season to season, Home and End to the ends.
const stops = (row: Element) => [...row.querySelectorAll<HTMLElement>('.season-name, .square')];

function target(key: string, rows: HTMLElement[][], row: number, column: number): HTMLElement | undefined {
  const here = rows[row] ?? [];
  const inRow = (at: number) => {
    const other = rows[at];
    return other?.[Math.min(column, other.length - 1)];
  };
  switch (key) {
    case 'ArrowRight':
      return here[column + 1] ?? rows[row + 1]?.[0];
    case 'ArrowLeft':
      return here[column - 1] ?? rows[row - 1]?.at(-1);
    case 'ArrowDown':
      return inRow(row + 1);
    case 'ArrowUp':
      return inRow(row - 1);
    case 'Home':
      return here[0];
    case 'End':
      return here.at(-1);
    default:
      return undefined;
  }
}

/** For the element that holds the seasons. */
export function onSquareKey(event: KeyboardEvent): void {
  const box = event.currentTarget as HTMLElement;
  const rows = [...box.querySelectorAll('.season')].map(stops);
  const row = rows.findIndex((it) => it.includes(document.activeElement as HTMLElement));
  if (row < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const column = rows[row]?.indexOf(document.activeElement as HTMLElement) ?? 0;
  const to = target(event.key, rows, row, column);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/** The one that has the focus is the one to come back to. */
export function onSquareFocus(event: FocusEvent): void {
  const now = (event.target as HTMLElement).closest<HTMLElement>('.season-name, .square');
  if (!now) return;
  for (const it of (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[tabindex="0"]')) {
    it.tabIndex = -1;
  }
  now.tabIndex = 0;
}
