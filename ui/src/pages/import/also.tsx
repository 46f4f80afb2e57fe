// SPDX-License-Identifier: MIT
// What a service only hints at, which is taken where the user says so: shown for the service that has it.
import type { SeenPreview } from '../../api/types';
import { also, lookAgain } from './journey';

interface Extra {
  readonly word: string;
  readonly name: string;
  readonly help: string;
}

const extras: Readonly<Record<string, Extra>> = {
  imdb: {
    word: 'rated-days',
    name: 'Ratings count as watched that day',
    help: 'IMDb knows when you rated a title, not when you watched it.',
  },
  netflix: {
    word: 'thumbs',
    name: 'Thumbs count as ratings',
    help: 'Netflix has thumbs and, from before 2017, stars. They become ratings from 1 to 10.',
  },
};

export function Also({ preview }: { preview: SeenPreview }) {
  const extra = extras[preview.source];
  if (!extra) return null;
  return (
    <label class="option preview-also card">
      <span class="grow">
        <span class="option-name">{extra.name}</span>
        <span class="muted small option-help">{extra.help}</span>
      </span>
      <input
        type="checkbox"
        checked={also.value.includes(extra.word)}
        onChange={(event) => {
          also.value = event.currentTarget.checked ? [extra.word] : [];
          void lookAgain(preview);
        }}
      />
    </label>
  );
}
