// SPDX-License-Identifier: MIT
// All lists, each with the first posters of what stands on it.
import { ListPlus, ListVideo } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { api, reads } from '../../api/api';
import type { ListReport } from '../../api/types';
import { listLink } from '../../links';
import { Button } from '../../parts/button';
import { Page } from '../../parts/page';
import { Poster } from '../../parts/picture';
import { PosterSkeletons, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { changed, useRead } from '../../state/resource';
import { count } from '../../words';
import './lists.css';
import { NameDialog, type Named } from './name-dialog';
import { sourceWords } from './source-words';

function Card({ list }: { list: ListReport }) {
  return (
    <a class="list-card" href={listLink(list.id)}>
      <span class="list-card-posters" aria-hidden="true">
        {[0, 1, 2, 3].map((at) => (
          <span key={at} class="list-card-poster">
            {list.poster_paths[at] && <Poster path={list.poster_paths[at]} title="" sizes="92px" />}
          </span>
        ))}
      </span>
      <span class="list-card-name cut">{list.name}</span>
      <span class="list-card-note muted small">
        {[count(list.item_count, 'title'), sourceWords(list)].filter(Boolean).join(' · ')}
      </span>
    </a>
  );
}

export default function Lists() {
  const { data, error, again } = useRead(reads.lists());
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const make = async (named: Named) => {
    const { id } = await api.makeList(named);
    changed();
    route(listLink(id));
  };
  const button = (kind: 'primary' | 'plain') => (
    <Button kind={kind} icon={ListPlus} onClick={() => setAsking(true)}>
      New list
    </Button>
  );
  const content = () => {
    if (!data) {
      if (error) return <Failed error={error} again={again} />;
      return (
        <Skeleton>
          <div class="poster-grid">
            <PosterSkeletons many={6} />
          </div>
        </Skeleton>
      );
    }
    if (data.lists.length === 0) {
      return (
        <Empty icon={ListVideo} title="No lists yet" actions={button('primary')}>
          Lists of your Trakt account come with an import. Your own stay here.
        </Empty>
      );
    }
    return (
      <>
        <div class="line lists-tools">{button('plain')}</div>
        <ul class="lists">
          {data.lists.map((list) => (
            <li key={list.id}>
              <Card list={list} />
            </li>
          ))}
        </ul>
      </>
    );
  };
  return (
    <Page title="Lists" note={data && data.lists.length > 0 ? count(data.lists.length, 'list') : undefined}>
      {content()}
      {asking && <NameDialog title="New list" action="Make list" onClose={() => setAsking(false)} onSave={make} />}
    </Page>
  );
}
