// SPDX-License-Identifier: MIT
// A server that is gone is looked for until it is back; then everything that is shown is asked anew.
import { effect } from '@preact/signals';
import { heard, isReachable, ping } from '../api/reach';
import { askAnew } from './resource';
import { refreshRuns } from './runs';
import { checkSession } from './session';

const calm = 5000; // ms
const seeking = 1000;

async function watch(): Promise<never> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, isReachable.peek() ? calm : seeking));
    if (document.visibilityState === 'visible') await ping();
  }
}

/** To be called once, when the app begins. */
export function keepHealing(): void {
  let was = isReachable.peek();
  effect(() => {
    const now = isReachable.value;
    if (now && !was) {
      void checkSession();
      void refreshRuns();
      askAnew();
    }
    was = now;
  });
  addEventListener('online', () => void ping());
  addEventListener('offline', () => heard(false));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void ping();
  });
  void watch();
}
