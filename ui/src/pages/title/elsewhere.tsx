// SPDX-License-Identifier: MIT
// The same title at others'.
import { ExternalLink } from 'lucide';
import type { MediaType } from '../../api/types';
import { elsewhere } from '../../links';
import { Icon } from '../../parts/icon';
import './elsewhere.css';

interface Props {
  type: MediaType;
  tmdbId: number;
  imdbId: string | null | undefined;
}

export function Elsewhere({ type, tmdbId, imdbId }: Props) {
  return (
    <ul class="elsewhere small" aria-label="On other sites">
      {elsewhere(type, tmdbId, imdbId).map(({ name, href }) => (
        <li key={name}>
          <a href={href} target="_blank" rel="noreferrer">
            {name}
            <Icon of={ExternalLink} size={13} />
          </a>
        </li>
      ))}
    </ul>
  );
}
