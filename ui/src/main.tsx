// SPDX-License-Identifier: MIT
// Starts the app.
import { render } from 'preact';
import './style/tokens.css';
import './style/base.css';
import { App } from './app';
import { below, mountLinks } from './base';
import './state/runs';
import './state/theme';
import { keepHealing } from './state/healing';
import { checkSession } from './state/session';

mountLinks();
void checkSession();
keepHealing();
const root = document.getElementById('app');
if (root) render(<App />, root);

if ('serviceWorker' in navigator && location.pathname !== below('/sw.js')) {
  addEventListener('load', () => void navigator.serviceWorker.register(below('/sw.js')).catch(() => undefined));
}
