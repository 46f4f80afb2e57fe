// SPDX-License-Identifier: MIT
// What somebody thought of a title, in five named steps: shown, and picked.
import { Star, X } from 'lucide';
import { useId } from 'preact/hooks';
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
  /** Null takes the rating away. */
  onPick: (rating: number | null) => void;
}

export function RatingPicker({ value, onPick }: Props) {
  const name = useId();
  return (
    <div class="rating-picker">
      <div class="rating-steps" role="radiogroup" aria-label="Your rating">
        {ratingWords.map((word, at) => {
          const rating = at + 1;
          return (
            <label
              key={word}
              class={`rating-step rating-${rating} ${value !== null && rating <= value ? 'rating-on' : ''}`}
            >
              <input
                class="unseen"
                type="radio"
                name={name}
                checked={value === rating}
                onChange={() => onPick(rating)}
                onClick={() => value === rating && onPick(null)}
              />
              <Icon of={Star} size={22} filled={value !== null && rating <= value} />
              <span class="rating-word">{word}</span>
            </label>
          );
        })}
      </div>
      {value !== null && <IconButton icon={X} label="Take the rating away" onClick={() => onPick(null)} />}
    </div>
  );
}
