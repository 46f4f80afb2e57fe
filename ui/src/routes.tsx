// SPDX-License-Identifier: MIT
// Every page and its address. Pages load when they are first shown.
import lazy from 'preact-iso/lazy';
import { Route } from 'preact-iso/router';
import { Home } from './pages/home/home';
import NotFound from './pages/not-found';

const Library = lazy(() => import('./pages/library/library'));
const History = lazy(() => import('./pages/history/history'));
const Search = lazy(() => import('./pages/search/search'));
const Trending = lazy(() => import('./pages/trending/trending'));
const Import = lazy(() => import('./pages/import/import'));
const Settings = lazy(() => import('./pages/settings/settings'));
const Unmatched = lazy(() => import('./pages/unmatched/unmatched'));
const Movie = lazy(() => import('./pages/movie/movie'));
const Series = lazy(() => import('./pages/series/series'));
const Person = lazy(() => import('./pages/person/person'));
const Collection = lazy(() => import('./pages/collection/collection'));
const TmdbMovie = lazy(() => import('./pages/tmdb-title/tmdb-title').then((it) => it.TmdbMovie));
const TmdbSeries = lazy(() => import('./pages/tmdb-title/tmdb-title').then((it) => it.TmdbSeries));

export const routes = [
  <Route path="/" component={Home} />,
  <Route path="/library" component={Library} />,
  <Route path="/history" component={History} />,
  <Route path="/search" component={Search} />,
  <Route path="/trending" component={Trending} />,
  <Route path="/import" component={Import} />,
  <Route path="/settings" component={Settings} />,
  <Route path="/unmatched" component={Unmatched} />,
  <Route path="/movie/:id" component={Movie} />,
  <Route path="/series/:id" component={Series} />,
  <Route path="/person/:id" component={Person} />,
  <Route path="/collection/:id" component={Collection} />,
  <Route path="/tmdb/movie/:id" component={TmdbMovie} />,
  <Route path="/tmdb/series/:id" component={TmdbSeries} />,
  <Route default component={NotFound} />,
];
