// SPDX-License-Identifier: MIT
// Which parts of the history are wanted.
import { Bookmark, Clapperboard, FileArchive, Link as LinkIcon, Star, Tv, type IconNode } from 'lucide';
import type { ImportPart } from '../../api/types';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { bytes } from '../../words';
import { allParts, from, parts } from './journey';

const help: Record<ImportPart, { name: string; icon: IconNode; words: string }> = {
  movies: { name: 'Movies', icon: Clapperboard, words: 'Every play of every movie, with its date.' },
  series: { name: 'Series', icon: Tv, words: 'Every episode you watched, with its dates; specials too.' },
  watchlist: {
    name: 'Watchlist',
    icon: Bookmark,
    words: 'Added to your library as “Not started”.',
  },
  ratings: {
    name: 'Ratings',
    icon: Star,
    words: 'Trakt’s 1–10 becomes five steps. Ratings you gave here are never overwritten.',
  },
};

function SourceLine() {
  const source = from.value;
  if (!source) return null;
  const given = source.kind === 'export' ? source.given : undefined;
  return (
    <p class="options-source small">
      <Icon of={given ? FileArchive : LinkIcon} size={16} />
      <span class="cut">{given ? given.name : 'Your Trakt account'}</span>
      {given && <span class="muted">{bytes(given.size)}</span>}
    </p>
  );
}

export function Options({ onNext }: { onNext: () => void }) {
  const chosen = parts.value;
  return (
    <form
      class="options card"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <SourceLine />
      <fieldset>
        <legend>
          <h2>What do you want to import?</h2>
        </legend>
        <div class="option-list">
          {allParts.map((it) => (
            <label key={it} class="option">
              <Icon of={help[it].icon} />
              <span class="grow">
                <span class="option-name">{help[it].name}</span>
                <span class="muted small option-help">{help[it].words}</span>
              </span>
              <input
                type="checkbox"
                checked={chosen.includes(it)}
                onChange={(event) => {
                  const wanted = event.currentTarget.checked;
                  // In one order, whatever the order of the clicks.
                  parts.value = allParts.filter((part) => (part === it ? wanted : chosen.includes(part)));
                }}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <div class="line">
        <Button kind="primary" type="submit" disabled={chosen.length === 0}>
          Preview
        </Button>
        <span class="muted small">Nothing is imported yet.</span>
      </div>
    </form>
  );
}
