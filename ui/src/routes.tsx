// SPDX-License-Identifier: MIT
// Every page and its address. Pages load when they are first shown.
import { Route } from 'preact-iso/router';
import { Home } from './pages/home/home';
import NotFound from './pages/not-found';

export const routes = [<Route path="/" component={Home} />, <Route default component={NotFound} />];
