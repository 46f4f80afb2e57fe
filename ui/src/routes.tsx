// SPDX-License-Identifier: MIT
// Every page and its address. Pages load when they are first shown.
import { Route } from 'preact-iso/router';
import { Home } from './pages/home/home';
import NotFound from './pages/not-found';
import { late } from './parts/late';

interface Id {
  id?: string;
}

const Library = late('Library', async () => (await import('./pages/library/library')).default);
const History = late('History', async () => (await import('./pages/history/history')).default);
const Calendar = late('Calendar', async () => (await import('./pages/calendar/calendar')).default);
const Stats = late('Statistics', async () => (await import('./pages/stats/stats')).default);
const Review = late<{ year?: string }>('Year in review', async () => (await import('./pages/stats/review')).default);
const Search = late('Search', async () => (await import('./pages/search/search')).default);
const Trending = late('Trending', async () => (await import('./pages/trending/trending')).default);
const Import = late('Import', async () => (await import('./pages/import/import')).default);
const Settings = late('Settings', async () => (await import('./pages/settings/settings')).default);
const Data = late('Your data', async () => (await import('./pages/data/data')).default);
const Lists = late('Lists', async () => (await import('./pages/lists/lists')).default);
const List = late<Id>('List', async () => (await import('./pages/lists/list')).default);
const Unmatched = late('Unmatched titles', async () => (await import('./pages/unmatched/unmatched')).default);
const Movie = late<Id>('Movie', async () => (await import('./pages/movie/movie')).default, true);
const Series = late<Id>('Series', async () => (await import('./pages/series/series')).default, true);
const Person = late<Id>('Person', async () => (await import('./pages/person/person')).default);
const Collection = late<Id>('Collection', async () => (await import('./pages/collection/collection')).default);
const TmdbMovie = late<Id>('Movie', async () => (await import('./pages/tmdb-title/tmdb-title')).TmdbMovie, true);
const TmdbSeries = late<Id>('Series', async () => (await import('./pages/tmdb-title/tmdb-title')).TmdbSeries, true);

export const routes = [
  <Route path="/" component={Home} />,
  <Route path="/library" component={Library} />,
  <Route path="/history" component={History} />,
  <Route path="/calendar" component={Calendar} />,
  <Route path="/stats" component={Stats} />,
  <Route path="/stats/:year" component={Review} />,
  <Route path="/search" component={Search} />,
  <Route path="/trending" component={Trending} />,
  <Route path="/import" component={Import} />,
  <Route path="/settings" component={Settings} />,
  <Route path="/data" component={Data} />,
  <Route path="/lists" component={Lists} />,
  <Route path="/list/:id" component={List} />,
  <Route path="/unmatched" component={Unmatched} />,
  <Route path="/movie/:id" component={Movie} />,
  <Route path="/series/:id" component={Series} />,
  <Route path="/person/:id" component={Person} />,
  <Route path="/collection/:id" component={Collection} />,
  <Route path="/tmdb/movie/:id" component={TmdbMovie} />,
  <Route path="/tmdb/series/:id" component={TmdbSeries} />,
  <Route default component={NotFound} />,
];
