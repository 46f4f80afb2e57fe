// SPDX-License-Identifier: MIT
// Everything that can be set, each with one line that says what it does.
import { useEffect } from 'preact/hooks';
import { Page } from '../../parts/page';
import { shownSync } from '../../state/runs';
import { About } from './about';
import { Access } from './access';
import { Appearance } from './appearance';
import { Cache } from './cache';
import { Removed } from './removed';
import { Servers } from './servers';
import './settings.css';
import { Sync } from './sync';
import { Tmdb } from './tmdb';
import { Trakt } from './trakt';
import { YourData } from './your-data';

/** An address such as /settings#removals leads there, once its part has come. */
function useHash(isThere: boolean): void {
  useEffect(() => {
    if (!isThere || !location.hash) return;
    let tries = 20;
    const timer = setInterval(() => {
      const target = document.getElementById(location.hash.slice(1));
      target?.scrollIntoView();
      if (target) target.querySelector<HTMLElement>('h2, h3')?.focus({ preventScroll: true });
      if (target || --tries === 0) clearInterval(timer);
    }, 100);
    return () => clearInterval(timer);
  }, [isThere]);
}

export default function Settings() {
  useHash(shownSync.value !== undefined);
  return (
    <Page title="Settings" narrow>
      <Trakt />
      <Sync />
      <Servers />
      <Appearance />
      <Access />
      <Tmdb />
      <YourData />
      <Removed />
      <Cache />
      <About />
    </Page>
  );
}
