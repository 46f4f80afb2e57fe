// SPDX-License-Identifier: MIT
// Which parts of the history are wanted.
import type { ImportPart } from '../../api/types';
import { Button } from '../../parts/button';

const help: Record<ImportPart, { name: string; words: string }> = {
  movies: { name: 'Movies', words: 'Every viewing of every movie, with its date.' },
  series: { name: 'Series', words: 'Every episode you watched, specials too.' },
  watchlist: { name: 'Watchlist', words: 'Titles that you want to see; they stand in your library as not started.' },
  ratings: { name: 'Ratings', words: 'From ten points to five steps; one that you gave here is never overwritten.' },
};

interface Props {
  parts: ImportPart[];
  onChange: (parts: ImportPart[]) => void;
  onNext: () => void;
}

export function Options({ parts, onChange, onNext }: Props) {
  return (
    <form
      class="options card"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <fieldset>
        <legend>
          <h2>What shall come in?</h2>
        </legend>
        {(Object.keys(help) as ImportPart[]).map((it) => (
          <label key={it} class="option">
            <input
              type="checkbox"
              checked={parts.includes(it)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...parts, it] : parts.filter((part) => part !== it))
              }
            />
            <span>
              <strong>{help[it].name}</strong>
              <span class="muted small option-help">{help[it].words}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Button kind="primary" type="submit" disabled={parts.length === 0}>
        Look at what would come
      </Button>
    </form>
  );
}
