// SPDX-License-Identifier: MIT
// Home: what to go on with, what was watched, what waits, what is new. Before anything is there: how to begin.
import { reads } from '../../api/api';
import { Page } from '../../parts/page';
import { Failed } from '../../parts/states';
import { SyncCard } from '../../shell/sync-card';
import { useRead } from '../../state/resource';
import { importing } from '../../state/runs';
import { FirstVisit } from './first-visit';
import './home.css';
import { ImportNotice } from './import-notice';
import { NowWatching } from './now-watching';
import { RecentlyAdded, RecentlyWatched, Watchlist } from './rows';
import { RowSkeleton } from './row-skeleton';
import { ThisWeek } from './this-week';
import { UpNext } from './up-next';

export function Home() {
  const library = useRead(reads.library({ limit: 20 }));
  const plays = useRead(reads.plays({ limit: 60 }));
  // All rows come together, so that none pushes another away.
  const rows = [
    useRead(reads.upNext(30)),
    useRead(reads.calendar()),
    useRead(reads.library({ watchlist: true, limit: 20 })),
  ];
  const areThere = rows.every((it) => it.data ?? it.error);
  if (!library.data || !plays.data || !areThere) {
    const error = library.error ?? plays.error;
    const again = () => {
      library.again();
      plays.again();
    };
    return (
      <Page title="Home">
        {error ? (
          <Failed error={error} again={again} />
        ) : (
          <>
            <RowSkeleton shape="still" />
            <RowSkeleton shape="poster" />
          </>
        )}
      </Page>
    );
  }
  if (library.data.total === 0 && plays.data.total === 0 && !importing.value) return <FirstVisit />;
  return (
    <Page title="Home">
      <ImportNotice />
      <NowWatching />
      <UpNext />
      <ThisWeek />
      <RecentlyWatched plays={plays.data.items} />
      <Watchlist />
      <RecentlyAdded items={library.data.items} />
      <section class="home-sync card" aria-labelledby="home-sync-title">
        <h2 id="home-sync-title">Trakt</h2>
        <SyncCard />
      </section>
    </Page>
  );
}
