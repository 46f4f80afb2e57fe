// SPDX-License-Identifier: MIT
// What narrows the library: a sheet to choose from, and each choice as a chip that a press takes away.
import { BookmarkPlus, BookmarkX, FilterX, SlidersHorizontal, X } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Icon } from '../../parts/icon';
import { number } from '../../words';
import { choiceWords, facetNames, facetWords, offered, taken, turned } from './choices';
import type { Facets, View } from './filter';
import './filters.css';
import { isSaved, savedViews, turnSaved } from './saved-views';
import type { Change } from './tools';

interface Props {
  view: View;
  /** Not known before the whole library is here. */
  facets: Facets | undefined;
  change: Change;
  /** There only where something is narrowed. */
  clear?: () => void;
}

function Sheet({ view, facets, change, clear, onClose }: Props & { onClose: () => void }) {
  return (
    <Dialog
      title="Filters"
      open
      wide
      onClose={onClose}
      actions={
        <>
          {clear && (
            <>
              <Button icon={isSaved(view) ? BookmarkX : BookmarkPlus} onClick={() => turnSaved(view)}>
                {isSaved(view) ? 'Forget this view' : 'Save this view'}
              </Button>
              <Button icon={FilterX} onClick={clear}>
                Clear
              </Button>
            </>
          )}
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {facetNames.map((facet) => {
        const choices = offered(view, facet, facets);
        if (choices.length === 0) return null;
        return (
          <fieldset key={facet} class="filters-facet">
            <legend class="small muted">{facetWords[facet]}</legend>
            <div class="chips">
              {choices.map((value) => (
                <button
                  type="button"
                  key={value}
                  class="chip"
                  aria-pressed={taken(view, facet).includes(value)}
                  onClick={() => change({ [facet]: turned(view, facet, value) })}
                >
                  {choiceWords(facet, value)}
                  {facets && <span class="chip-count">{number(facets[facet].get(value) ?? 0)}</span>}
                </button>
              ))}
            </div>
          </fieldset>
        );
      })}
    </Dialog>
  );
}

export function Filters(props: Props) {
  const { view, change } = props;
  const [isOpen, setOpen] = useState(false);
  const chosen = facetNames.flatMap((facet) => taken(view, facet).map((value) => ({ facet, value })));
  return (
    <>
      <div class="filters chips">
        <Button small icon={SlidersHorizontal} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Filters
        </Button>
        {chosen.map(({ facet, value }) => (
          <button
            type="button"
            key={`${facet} ${value}`}
            class="chip chip-on"
            aria-label={`Remove the filter ${choiceWords(facet, value)}`}
            onClick={() => change({ [facet]: turned(view, facet, value) })}
          >
            {choiceWords(facet, value)}
            <Icon of={X} size={14} />
          </button>
        ))}
        {chosen.length === 0 &&
          savedViews.value.map((it) => (
            <button type="button" key={it.name} class="chip" title="Saved view" onClick={() => change(it.query)}>
              {it.name}
            </button>
          ))}
      </div>
      {isOpen && <Sheet {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
