// SPDX-License-Identifier: MIT
// The seasons: finished ones in a row folded to one line, each other one an overview that opens to its episodes.
import { Check, ChevronRight } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LibraryEntry, SeasonItem } from '../../api/types';
import { Icon } from '../../parts/icon';
import { count } from '../../words';
import type { Asking } from './asking';
import { type Fold, folds, isFinished, left, seasonWords } from './counts';
import { EpisodeList } from './episode-list';
import { PartRated } from './part-rating';
import './seasons.css';
import { onSquareFocus, onSquareKey } from './square-keys';
import { Squares } from './squares';

interface Props {
  entry: LibraryEntry;
  /** The one that is open. */
  chosen: number | undefined;
  onChoose: (season: number | undefined) => void;
  asking: Asking;
}

interface HeadProps {
  isOpen: boolean;
  name: string;
  words: string;
  done: boolean;
  rating?: number | null;
  onPress: () => void;
}

function Head({ isOpen, name, words, done, rating = null, onPress }: HeadProps) {
  return (
    <h3>
      <button type="button" class="season-name" aria-expanded={isOpen} tabIndex={-1} onClick={onPress}>
        <Icon of={ChevronRight} size={16} />
        <span class="cut grow">{name}</span>
        <PartRated rating={rating} />
        {done && <Icon of={Check} size={16} />}
        <span class="season-words small">{words}</span>
      </button>
    </h3>
  );
}

function Season({ entry, season, chosen, onChoose, asking }: Props & { season: SeasonItem }) {
  const isOpen = season.season_number === chosen;
  const name = season.season_number === 0 ? 'Specials' : season.name;
  return (
    <div class={isOpen ? 'season season-chosen' : 'season'}>
      <Head
        isOpen={isOpen}
        name={name}
        words={seasonWords(season, entry.numbering?.differs)}
        done={isFinished(season)}
        rating={season.rating}
        onPress={() => onChoose(isOpen ? undefined : season.season_number)}
      />
      <Squares season={season} next={entry.next_episode} asking={asking} />
      {isOpen && <EpisodeList entry={entry} season={season} name={name} asking={asking} />}
    </div>
  );
}

interface FoldedProps extends Props {
  fold: Fold;
  isOpen: boolean;
  onPress: () => void;
}

function Folded({ fold, isOpen, onPress, ...rest }: FoldedProps) {
  const episodes = fold.reduce((sum, it) => sum + it.episodes.length, 0);
  return (
    <>
      <div class="season">
        <Head
          isOpen={isOpen}
          name={`S${fold[0].season_number}–S${fold.at(-1)?.season_number}`}
          words={count(episodes, 'episode')}
          done
          onPress={onPress}
        />
      </div>
      {isOpen && fold.map((it) => <Season key={it.season_number} {...rest} season={it} />)}
    </>
  );
}

const frames = 6; // in which seasons that come into sight may still find their height

/** What is pressed stays under the finger, however much closes above it. */
function useStill() {
  const pressed = useRef<{ it: Element; top: number }>();
  useLayoutEffect(() => {
    if (!pressed.current) return;
    const { it, top } = pressed.current;
    pressed.current = undefined;
    const hold = (more: number) => {
      scrollBy(0, it.getBoundingClientRect().top - top);
      if (more > 0) requestAnimationFrame(() => hold(more - 1));
    };
    hold(frames);
  });
  return (event: MouseEvent) => {
    const it = (event.target as Element).closest('.season-name');
    pressed.current = it ? { it, top: it.getBoundingClientRect().top } : undefined;
  };
}

export function Seasons(props: Props) {
  const box = useRef<HTMLElement>(null);
  const still = useStill();
  const [unfolded, setUnfolded] = useState<readonly number[]>([]);
  const { chosen, onChoose } = props;
  // One Tab stop, and it is there from the beginning: the season that is open, else the first.
  useLayoutEffect(() => {
    if (box.current?.querySelector('[tabindex="0"]')) return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('.season-name') ?? [])];
    const stop = stops.find((it) => it.closest('.season-chosen')) ?? stops[0];
    if (stop) stop.tabIndex = 0;
  });
  return (
    <section
      class="seasons"
      aria-labelledby="seasons-head"
      ref={box}
      onKeyDown={onSquareKey}
      onFocusIn={onSquareFocus}
      onClickCapture={still}
    >
      <h2 id="seasons-head">Seasons</h2>
      {left(props.entry).length > 0 && (
        <p class="muted small seasons-help">
          Press a square to mark it. Hold it, or press with Shift, to mark everything up to it.
        </p>
      )}
      {folds(props.entry).map((fold) => {
        const key = fold[0].season_number;
        if (fold.length === 1) return <Season key={key} {...props} season={fold[0]} />;
        const holdsChosen = fold.some((it) => it.season_number === chosen);
        const isOpen = holdsChosen || unfolded.includes(key);
        const press = () => {
          setUnfolded(isOpen ? unfolded.filter((it) => it !== key) : [...unfolded, key]);
          if (holdsChosen) onChoose(undefined);
        };
        return <Folded key={key} {...props} fold={fold} isOpen={isOpen} onPress={press} />;
      })}
    </section>
  );
}
