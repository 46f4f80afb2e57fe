// SPDX-License-Identifier: MIT
// A weekday and an hour in the history's address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { clockWords, toClock } = await loadModule('pages/history/clock.ts');

test('the address says a weekday, an hour and the days between which they are meant; nonsense is left out', () => {
  assert.deepEqual(toClock({ weekday: '1', hour: '20' }), { weekday: 1, hour: 20 });
  assert.deepEqual(toClock({ weekday: '8', hour: '24' }), {});
  assert.deepEqual(toClock({ from: '2024-01-01' }), {});
  const year = { hour: '0', from: '2024-01-01', to: '2024-12-31' };
  assert.deepEqual(toClock(year), { hour: 0, from: '2024-01-01', to: '2024-12-31' });
  assert.equal(clockWords(toClock(year)), '00:00 to 01:00 · 2024');
  assert.equal(clockWords({ weekday: 7, hour: 23 }), 'Sundays · 23:00 to 00:00');
  assert.equal(clockWords({}), '');
});
