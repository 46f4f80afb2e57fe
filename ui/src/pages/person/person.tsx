// SPDX-License-Identifier: MIT
// A person, and everything the person took part in, with what is seen of it.
import { Check } from 'lucide';
import { useState } from 'preact/hooks';
import { reads } from '../../api/api';
import type { Person as PersonReport } from '../../api/types';
import { titleLink, tmdbLink } from '../../links';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { Face } from '../../parts/picture';
import { Progress } from '../../parts/progress';
import { Segmented } from '../../parts/segmented';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { TitleCard } from '../../parts/title-card';
import { useQuery } from '../../state/navigation';
import { useRead } from '../../state/resource';
import { day, number, year } from '../../words';
import { Stale } from '../title/notices';
import './person.css';

const kinds = ['all', 'movie', 'series', 'library', 'seen'] as const;
type Kind = (typeof kinds)[number];
type Work = PersonReport['works'][number];

const belongs: Record<Kind, (work: Work) => boolean> = {
  all: () => true,
  movie: (it) => it.media_type === 'movie',
  series: (it) => it.media_type === 'series',
  library: (it) => it.entry_id !== null,
  seen: (it) => it.watch_status === 'completed' || it.watch_status === 'in_progress',
};
const kindWords: Record<Kind, string> = {
  all: 'All',
  movie: 'Movies',
  series: 'Series',
  library: 'In your library',
  seen: 'Seen',
};

function Works({ works }: { works: readonly Work[] }) {
  const [query, setQuery] = useQuery();
  const kind = kinds.find((it) => it === query.show) ?? 'all';
  const shown = works.filter(belongs[kind]);
  const seen = works.filter(belongs.seen).length;
  return (
    <section aria-labelledby="works-head">
      <header class="person-works">
        <h2 id="works-head">Known for</h2>
        {seen > 0 && (
          <>
            <Progress label="Titles you have seen" done={seen} total={works.length} />
            <span class="small muted">{`You have seen ${number(seen)} of ${number(works.length)}`}</span>
          </>
        )}
      </header>
      <div class="person-filter">
        <Segmented
          label="Which titles"
          value={kind}
          onPick={(wanted) => setQuery({ show: wanted === 'all' ? '' : wanted })}
          choices={kinds.map((it) => ({
            value: it,
            label: kindWords[it],
            count: number(works.filter(belongs[it]).length),
          }))}
        />
      </div>
      {shown.length === 0 && <p class="muted">None of these.</p>}
      <ul class="poster-grid">
        {shown.map((it) => {
          const type = it.media_type === 'series' ? 'series' : 'movie';
          const seen = it.watch_status === 'completed';
          return (
            <li key={`${type} ${it.tmdb_id}`}>
              <TitleCard
                href={it.entry_id ? titleLink(type, it.entry_id) : tmdbLink(type, it.tmdb_id)}
                title={it.name}
                poster={it.poster_path}
                note={[year(it.date), it.roles.join(', ')].filter(Boolean).join(' · ')}
                noteTitle={it.roles.join(', ')}
                mark={
                  seen && (
                    <>
                      <Icon of={Check} size={14} />
                      <span class="unseen">Seen</span>
                    </>
                  )
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Biography({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const long = text.length > 500;
  return (
    <>
      <p class={`person-biography ${long && !whole ? 'person-cut' : ''}`}>{text}</p>
      {long && (
        <Button small kind="quiet" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Less' : 'More'}
        </Button>
      )}
    </>
  );
}

function Content({ person }: { person: PersonReport }) {
  const born = [person.birthday && day(person.birthday), person.place_of_birth].filter(Boolean).join(', ');
  return (
    <>
      {person.stale && <Stale />}
      <header class="person-head">
        <div class="person-face">
          <Face path={person.profile_path} title={person.name} sizes="160px" eager />
        </div>
        <div class="stack">
          <p class="muted">
            {[person.known_for_department, born && `born ${born}`, person.deathday && `died ${day(person.deathday)}`]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {person.biography && <Biography text={person.biography} />}
        </div>
      </header>
      <Works works={person.works} />
    </>
  );
}

export default function Person({ id }: { id?: string }) {
  const { data, error, again } = useRead(reads.person(Number(id)));
  return (
    <Page title={data?.name ?? 'Person'}>
      {data ? (
        <Content person={data} />
      ) : error ? (
        <Failed error={error} again={again} />
      ) : (
        <Skeleton>
          <div class="person-head">
            <div class="person-face">
              <Bone shape="poster" />
            </div>
            <div class="stack">
              <Bone width="40%" />
              <Bone />
              <Bone width="80%" />
            </div>
          </div>
        </Skeleton>
      )}
    </Page>
  );
}
