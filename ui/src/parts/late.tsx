// SPDX-License-Identifier: MIT
// A page whose script loads when it is first shown. While that fails it says so, and tries until it is there.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { unreachable } from '../api/problem';
import { isReachable, ping } from '../api/reach';
import { Page } from './page';
import { Skeleton } from './skeleton';
import { Failed } from './states';

const pause = 1500;
const reloadedAt = 'reloaded for scripts';

/** A script of an older build is there no more: the newest page knows the newest names. Once a minute at most. */
function takeNewest(): void {
  const last = Number(sessionStorage.getItem(reloadedAt));
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem(reloadedAt, String(Date.now()));
  location.reload();
}

/** `hero`: the page has its own heading in a picture. */
export function late<Props extends object>(name: string, load: () => Promise<ComponentType<Props>>, hero = false) {
  let Known: ComponentType<Props> | undefined;
  return function Late(props: Props) {
    const [There, setThere] = useState(() => Known);
    const [isFailing, setFailing] = useState(false);
    useEffect(() => {
      if (There) return;
      const leaving = new AbortController();
      let timer = 0;
      const attempt = async () => {
        try {
          Known = await load();
          if (!leaving.signal.aborted) setThere(() => Known);
        } catch {
          if (leaving.signal.aborted) return;
          setFailing(true);
          const was = isReachable.peek();
          if ((await ping()) && was) takeNewest();
          timer = window.setTimeout(() => void (leaving.signal.aborted || attempt()), pause);
        }
      };
      void attempt();
      return () => {
        leaving.abort();
        clearTimeout(timer);
      };
    }, [There]);
    if (There) return <There {...props} />;
    if (isFailing) {
      return (
        <Page title={name}>
          <Failed error={unreachable()} />
        </Page>
      );
    }
    return (
      <Page title={name} hero={hero}>
        <Skeleton>{null}</Skeleton>
      </Page>
    );
  };
}
