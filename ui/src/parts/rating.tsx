// SPDX-License-Identifier: MIT
// What somebody thought of a title, in five named steps: shown, and picked.
import { Star, X } from 'lucide';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ratingWord, ratingWords } from '../words';
import { IconButton } from './button';
import { Icon } from './icon';
import './rating.css';

/** "★ Outstanding"; with `brief`, only the star and the number. */
export function RatingBadge({ rating, brief = false }: { rating: number; brief?: boolean }) {
  return (
    <span class={`rating-badge rating-${rating}`} title={ratingWord(rating)}>
      <Icon of={Star} size={14} filled />
      {brief ? (
        <>
          <span aria-hidden="true">{rating}</span>
          <span class="unseen">{`Rated ${ratingWord(rating)}`}</span>
        </>
      ) : (
        ratingWord(rating)
      )}
    </span>
  );
}

interface Props {
  value: number | null;
  /** Null clears the rating. */
  onPick: (rating: number | null) => void;
}

/** Arrow keys pass over steps that nobody wants: what they rest on counts. */
const rest = 700; // ms

export function RatingPicker({ value, onPick }: Props) {
  const name = useId();
  const [passing, setPassing] = useState<number>();
  const timer = useRef(0);
  const byKey = useRef(false);
  const shown = passing ?? value;
  useEffect(() => () => clearTimeout(timer.current), []);
  const settle = (rating: number | null) => {
    clearTimeout(timer.current);
    setPassing(undefined);
    if (rating !== value) onPick(rating);
  };
  const choose = (rating: number) => {
    if (!byKey.current) return settle(rating);
    setPassing(rating);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => settle(rating), rest);
  };
  return (
    <div
      class="rating-picker"
      onKeyDown={(event) => {
        byKey.current = true;
        if (event.key === 'Enter' && passing !== undefined) settle(passing);
      }}
      onPointerDown={() => (byKey.current = false)}
      onFocusOut={() => passing !== undefined && settle(passing)}
    >
      <div class="rating-steps" role="radiogroup" aria-label="Your rating">
        {ratingWords.map((word, at) => {
          const rating = at + 1;
          const isOn = shown !== null && rating <= shown;
          return (
            <label key={word} class={`rating-step rating-${rating} ${isOn ? 'rating-on' : ''}`} title={word}>
              <input
                class="unseen"
                type="radio"
                name={name}
                aria-label={word}
                checked={shown === rating}
                onChange={() => choose(rating)}
              />
              <Icon of={Star} size={24} filled={isOn} />
            </label>
          );
        })}
      </div>
      <span class="rating-chosen">
        <span class={shown === null ? 'rating-word muted' : 'rating-word'}>
          {shown === null ? 'Not rated' : ratingWord(shown)}
        </span>
        <span class={shown === null ? 'rating-clear-none' : ''}>
          <IconButton icon={X} label="Clear rating" disabled={shown === null} onClick={() => settle(null)} />
        </span>
      </span>
    </div>
  );
}
