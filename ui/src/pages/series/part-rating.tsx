// SPDX-License-Identifier: MIT
// What somebody thought of a season or an episode, 1 to 10 as at Trakt: shown where there is one, and chosen.
import { Star } from 'lucide';
import { useId } from 'preact/hooks';
import { api } from '../../api/api';
import type { EpisodeItem, LibraryEntry, PartRating, SeasonItem } from '../../api/types';
import { Icon } from '../../parts/icon';
import { said } from '../../said';
import { once } from '../../state/once';
import { changed, shown } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import './part-rating.css';

const steps = Array.from({ length: 10 }, (_, at) => 10 - at);

/** "★ 8", to be read out as "Rated 8 of 10". */
export function PartRated({ rating }: { rating: number | null }) {
  if (rating === null) return null;
  return (
    <span class="part-rated" title={`Rated ${rating} of 10`}>
      <Icon of={Star} size={12} filled />
      <span aria-hidden="true">{rating}</span>
      <span class="unseen">{`Rated ${rating} of 10`}</span>
    </span>
  );
}

function rate(entry: number, part: PartRating, before: number | null): void {
  once(`rate ${entry} ${part.season_number} ${part.episode_number}`, async () => {
    await api.ratePart(entry, part);
    const words = part.rating ? said.ratedPart(part.rating) : said.ratingCleared;
    say(words, () => api.ratePart(entry, { ...part, rating: before }));
    changed();
    await shown();
  }).catch((error: unknown) => complain(error));
}

interface Props {
  entry: LibraryEntry;
  of: EpisodeItem | SeasonItem;
}

/** A choice of ten; without one of one's own, what Trakt or another service says counts. */
export function PartRatingChoice({ entry, of }: Props) {
  const id = useId();
  const isEpisode = 'episode_number' in of;
  const others = of.own_rating === null ? of.rating : null;
  return (
    <span class="part-rating">
      <label class="small" for={id}>
        {isEpisode ? 'Your rating' : 'Your rating of the season'}
      </label>
      <select
        id={id}
        class="field"
        value={of.own_rating === null ? '' : String(of.own_rating)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const part = {
            season_number: of.season_number,
            ...(isEpisode && { episode_number: of.episode_number }),
            rating: value ? Number(value) : null,
          };
          rate(entry.id, part, of.own_rating);
        }}
      >
        <option value="">{others === null ? 'Not rated' : `${others}, imported`}</option>
        {steps.map((it) => (
          <option key={it} value={String(it)}>
            {`${it} of 10`}
          </option>
        ))}
      </select>
    </span>
  );
}
