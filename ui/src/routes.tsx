// SPDX-License-Identifier: MIT
// Every page and its address. Pages load when they are first shown.
import lazy from 'preact-iso/lazy';
import { Route } from 'preact-iso/router';
import { Home } from './pages/home/home';
import NotFound from './pages/not-found';

const Library = lazy(() => import('./pages/library/library'));

export const routes = [
  <Route path="/" component={Home} />,
  <Route path="/library" component={Library} />,
  <Route default component={NotFound} />,
];
