// SPDX-License-Identifier: MIT
// Home: what to go on with, what for tonight, what was watched, what waits, what is new. Before that: how to begin.
import { reads } from '../../api/api';
import { Page } from '../../parts/page';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import { importing } from '../../state/runs';
import { FirstVisit } from './first-visit';
import './home.css';
import { ImportNotice } from './import-notice';
import { NowWatching } from './now-watching';
import { OnThisDay } from './on-this-day';
import { Pulse } from './pulse';
import { RecentlyAdded, RecentlyWatched, Watchlist, watchlist } from './rows';
import { RowSkeleton } from './row-skeleton';
import { ThisWeek } from './this-week';
import { Tonight } from './tonight';
import { UpNext } from './up-next';

export function Home() {
  const library = useRead(reads.library({ limit: 20 }));
  const plays = useRead(reads.plays({ limit: 60 }));
  // All rows come together, so that none pushes another away.
  const rows = [useRead(reads.upNext(30)), useRead(reads.calendar()), useRead(reads.library(watchlist))];
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
            <Skeleton>
              <Bone height="272px" />
            </Skeleton>
            <RowSkeleton shape="still" />
            <RowSkeleton shape="poster" />
          </>
        )}
      </Page>
    );
  }
  if (library.data.total === 0 && plays.data.total === 0 && !importing.value) return <FirstVisit />;
  return (
    <Page title="Home" note={<Pulse />}>
      <ImportNotice />
      <NowWatching />
      <UpNext />
      <ThisWeek />
      <RecentlyWatched plays={plays.data.items} />
      <Tonight />
      <Watchlist />
      <OnThisDay />
      <RecentlyAdded items={library.data.items} />
    </Page>
  );
}
