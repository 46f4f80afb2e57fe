// SPDX-License-Identifier: MIT
// Settings of the sync stay as they were left, however late the server's answers come.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { loadModule } from './load.mjs';

globalThis.window = globalThis;
globalThis.document = { visibilityState: 'visible', addEventListener: () => {}, removeEventListener: () => {} };

/** Questions that wait for their answer, in the order in which they came. */
const asked = [];
globalThis.fetch = (url, { method = 'GET' } = {}) =>
  new Promise((resolve) => {
    const answer = (status, body) =>
      resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }));
    asked.push({ what: `${method} ${url}`, answer });
  });
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const next = (what) => {
  const at = asked.findIndex((it) => it.what === what);
  assert.notEqual(at, -1, `${what} was not asked, but ${asked.map((it) => it.what).join(', ') || 'nothing'}`);
  return asked.splice(at, 1)[0];
};

const ends = [];
after(() => ends.forEach((end) => end()));

const idle = { state: 'idle', run_id: null };
const status = (enabled, push = false) => ({ enabled, push, interval_minutes: 30, run: idle });

/** Looks at the sync anew, with the answer given whenever that is called. */
async function look(runs) {
  const done = runs.refreshRuns();
  await settled();
  const [sync, import_] = [next('GET /api/sync'), next('GET /api/import')];
  return (answer) => {
    sync.answer(200, answer);
    import_.answer(200, idle);
    return done;
  };
}

/** The state of a page whose session has begun; its timer ends with the tests. */
async function begin(variant) {
  const runs = await loadModule(['state/runs.ts', 'state/session.ts'], variant);
  runs.session.value = { authorized: true, by: 'loopback', password_set: false, refusal: null };
  await settled();
  const [sync, import_] = [next('GET /api/sync'), next('GET /api/import')];
  sync.answer(200, status(true));
  import_.answer(200, idle);
  await settled();
  ends.push(() => (runs.session.value = undefined));
  return runs;
}

test('a choice is shown at once, and an answer that is older than it changes nothing', async () => {
  const runs = await begin('older');
  const answerOlder = await look(runs);
  const change = runs.changeSync({ enabled: false });
  assert.equal(runs.shownSync.value.enabled, false);
  await settled();
  const answerDuring = await look(runs);
  await answerDuring(status(true));
  assert.equal(runs.shownSync.value.enabled, false);
  next('PUT /api/sync').answer(200, status(false));
  await change;
  await answerOlder(status(true));
  assert.equal(runs.shownSync.value.enabled, false);
  assert.equal(runs.sync.value.enabled, false);
});

test('two changes go one after the other, and the last one counts', async () => {
  const runs = await begin('two');
  const changes = [runs.changeSync({ enabled: false }), runs.changeSync({ enabled: true })];
  await settled();
  const first = next('PUT /api/sync');
  assert.deepEqual(asked, []);
  first.answer(200, status(false));
  await settled();
  assert.equal(runs.shownSync.value.enabled, true);
  next('PUT /api/sync').answer(200, status(true));
  await Promise.all(changes);
  assert.equal(runs.sync.value.enabled, true);
});

test('a choice that the server refuses is taken back', async () => {
  const runs = await begin('refused');
  const change = runs.changeSync({ push: true });
  assert.equal(runs.shownSync.value.push, true);
  await settled();
  next('PUT /api/sync').answer(422, { title: 'No', detail: 'Not connected.', code: 'trakt_sign_in' });
  await assert.rejects(change, /Not connected/);
  assert.equal(runs.shownSync.value.push, false);
});
