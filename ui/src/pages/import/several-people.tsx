// SPDX-License-Identifier: MIT
// A file of several people: nothing was read yet, and one of them is chosen.
import { Users } from 'lucide';
import type { ApiError } from '../../api/api';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { count } from '../../words';

interface Person {
  name: string;
  plays: number;
}

/** As the message lists them, one a line: "  Anna (12 plays)". Empty: it is about something else. */
export const peopleIn = (error: ApiError): Person[] =>
  Array.from(error.detail.matchAll(/^ {2}(.*) \((\d+) plays\)$/gm), ([, name = '', plays]) => ({
    name,
    plays: Number(plays),
  }));

export function SeveralPeople({ people, onTake }: { people: Person[]; onTake: (name: string) => void }) {
  return (
    <section class="other-account" role="alert" aria-labelledby="several-people-head">
      <Icon of={Users} size={28} />
      <div class="stack">
        <h2 id="several-people-head">Whose viewings?</h2>
        <p class="muted small">This file holds several people. One of them comes in.</p>
        <div class="line">
          {people.map((it) => (
            <Button key={it.name} onClick={() => onTake(it.name)}>
              {`${it.name || 'Without a name'} · ${count(it.plays, 'play')}`}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}
