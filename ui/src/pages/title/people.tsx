// SPDX-License-Identifier: MIT
// Who made a title: the cast as a row of faces, those one has seen most with in how much, and the crew by what they did.
import { reads } from '../../api/api';
import type { Credit } from '../../api/types';
import { personLink } from '../../links';
import { Face } from '../../parts/picture';
import { Row } from '../../parts/row';
import { useRead } from '../../state/resource';
import { number } from '../../words';
import './people.css';

const crewWords: Record<string, string> = {
  creator: 'Created by',
  director: 'Directed by',
  writer: 'Written by',
  cinematographer: 'Cinematography',
  composer: 'Music',
  producer: 'Produced by',
  executive_producer: 'Executive producers',
};
const mostNames = 6;

export function Cast({ credits }: { credits: readonly Credit[] }) {
  const { data } = useRead(reads.stats());
  const seen = new Map(data?.people.actors.map((it) => [it.tmdb_person_id, it.titles]));
  const actors = credits.filter((it) => it.role_type === 'actor').slice(0, 30);
  if (actors.length === 0) return null;
  return (
    <Row title="Cast" width="104px">
      {actors.map((it) => (
        <li key={`${it.tmdb_person_id} ${it.role_character ?? ''}`}>
          <a class="person-card" href={personLink(it.tmdb_person_id)}>
            <span class="person-card-face">
              <Face path={it.profile_path} title={it.name} sizes="104px" />
              {(seen.get(it.tmdb_person_id) ?? 0) > 1 && (
                <span class="person-card-seen">{`${number(seen.get(it.tmdb_person_id) ?? 0)} watched`}</span>
              )}
            </span>
            <span class="person-card-name">{it.name}</span>
            <span class="person-card-role">{it.role_character}</span>
          </a>
        </li>
      ))}
    </Row>
  );
}

export function Crew({ credits }: { credits: readonly Credit[] }) {
  const groups = Object.entries(crewWords)
    .map(([role, words]) => {
      const people = new Map(credits.filter((it) => it.role_type === role).map((it) => [it.tmdb_person_id, it.name]));
      return { words, people: [...people] };
    })
    .filter((it) => it.people.length > 0);
  if (groups.length === 0) return null;
  return (
    <dl class="crew">
      {groups.map(({ words, people }) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>
            {people.slice(0, mostNames).map(([id, name], at) => (
              <>
                {at > 0 && ', '}
                <a key={id} class="crew-name" href={personLink(id)}>
                  {name}
                </a>
              </>
            ))}
            {people.length > mostNames && <span class="muted">{` and ${people.length - mostNames} more`}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
