// SPDX-License-Identifier: MIT
// Everything that can be set, each with one line that says what it does.
import { Page } from '../../parts/page';
import { About } from './about';
import { Access } from './access';
import { Cache } from './cache';
import { Looks } from './looks';
import './settings.css';
import { Sync } from './sync';
import { Tmdb } from './tmdb';
import { Trakt } from './trakt';

export default function Settings() {
  return (
    <Page title="Settings" narrow>
      <Trakt />
      <Sync />
      <Looks />
      <Access />
      <Tmdb />
      <Cache />
      <About />
    </Page>
  );
}
