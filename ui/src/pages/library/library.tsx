// SPDX-License-Identifier: MIT
// Everything in the library, as posters or as a table, filtered and sorted as the address says.
import { FilterX, LibraryBig } from 'lucide';
import { useState } from 'preact/hooks';
import { Button, LinkButton } from '../../parts/button';
import { Page } from '../../parts/page';
import { PosterSkeletons, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { useQuery } from '../../state/navigation';
import { libraryView, posterWidth } from '../../state/preferences';
import { count, number } from '../../words';
import { isFiltered, toView, usualOrder } from './filter';
import { Grid } from './grid';
import './library.css';
import { type Picked, SelectionBar } from './selection';
import { Table } from './table';
import { type Change, Tools } from './tools';
import { type Shown, useLibrary } from './use-library';

const cleared = { q: '', type: '', status: '', rating: '', genre: '', year: '', list: '' };

function note(shown: Shown): string | undefined {
  if (!shown.items) return undefined;
  return shown.total === shown.all || shown.all === 0
    ? count(shown.total, 'title')
    : `${number(shown.total)} of ${count(shown.all, 'title')}`;
}

export default function Library() {
  const [query, setQuery] = useQuery();
  const view = toView(query);
  const look = query.view === 'table' || query.view === 'grid' ? query.view : libraryView.value;
  const shown = useLibrary(view);
  const [picked, setPicked] = useState<Picked>();
  const turn = (entry: number) => {
    const now = new Set(picked);
    if (!now.delete(entry)) now.add(entry);
    setPicked(now);
  };
  const picking = picked && { picked, turn };

  const change: Change = (wanted) => {
    if (wanted.view === 'grid' || wanted.view === 'table') libraryView.value = wanted.view;
    // Another order begins in its usual direction.
    const order = wanted.sort && wanted.order === undefined ? { order: '' } : {};
    const { sort } = wanted.sort ? toView(wanted) : view;
    if (wanted.order === usualOrder(sort)) wanted = { ...wanted, order: '' };
    setQuery({ ...wanted, ...order });
  };

  const content = () => {
    if (!shown.items) {
      if (shown.error) return <Failed error={shown.error} again={shown.again} />;
      return (
        <Skeleton>
          <div class="library-skeleton" style={{ '--poster': `${posterWidth.value}px` }}>
            <PosterSkeletons many={24} />
          </div>
        </Skeleton>
      );
    }
    if (shown.total === 0) {
      return isFiltered(view) ? (
        <Empty
          icon={FilterX}
          title="Nothing matches"
          actions={<Button onClick={() => change(cleared)}>Clear filters</Button>}
        >
          No title matches all filters.
        </Empty>
      ) : (
        <Empty
          icon={LibraryBig}
          title="Your library is empty"
          actions={
            <>
              <LinkButton kind="primary" href="/import">
                Import your history
              </LinkButton>
              <LinkButton href="/search">Search for a title</LinkButton>
            </>
          }
        >
          Import what you have watched, or add a title.
        </Empty>
      );
    }
    return look === 'table' ? (
      <Table
        items={shown.items}
        total={shown.total}
        view={view}
        change={change}
        picking={picking}
        onReach={shown.reach}
      />
    ) : (
      <Grid
        items={shown.items}
        total={shown.total}
        picking={picking}
        byTitle={view.sort === 'title' && shown.items.length === shown.total}
        onReach={shown.reach}
      />
    );
  };

  const isEmpty = shown.items !== undefined && shown.total === 0 && !isFiltered(view);
  return (
    <Page title="Library" note={<span role="status">{note(shown)}</span>}>
      {!isEmpty && (
        <Tools
          view={view}
          look={look}
          facets={shown.facets}
          change={change}
          isPicking={picked !== undefined}
          onPicking={() => setPicked(picked ? undefined : new Set())}
          {...(isFiltered(view) && { clear: () => change(cleared) })}
        />
      )}
      {picked && shown.items && (
        <SelectionBar picked={picked} items={shown.items} onPick={setPicked} onEnd={() => setPicked(undefined)} />
      )}
      <div class={picked && 'library-picking'}>{content()}</div>
    </Page>
  );
}
