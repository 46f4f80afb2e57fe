// SPDX-License-Identifier: MIT
// A preview is the server's: begun, followed, given up and found again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

globalThis.window = globalThis;
globalThis.document = { visibilityState: 'visible', addEventListener: () => {}, removeEventListener: () => {} };
const streams = [];
globalThis.EventSource = class {
  constructor(url) {
    this.url = url;
    streams.push(this);
  }
  close() {
    this.closed = true;
  }
  tell(state, more = {}) {
    this.onmessage({ data: JSON.stringify({ state, kind: 'preview', completed: 0, total: 0, ...more }) });
  }
};

/** What the server has, and what was asked of it. */
const server = { preview: { state: 'idle' }, asked: [], answers: [] };
const counts = { movies: { seen: 1 }, series: { seen: 0 }, plays: { seen: 2 } };
const nothing = { movies: null, series: null, plays: null, code: null, message: null };
globalThis.fetch = async (url, { method = 'GET' } = {}) => {
  server.asked.push(`${method} ${url}`);
  const [status, body] = server.answers.shift() ?? [method === 'POST' ? 202 : 200, server.preview];
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
};

const { api, beginLook, findLook, forgetLook, look } = await (async () => {
  const module = await loadModule('pages/import/look.ts');
  return { ...module, api: { previewImport: (signal) => fetch('/api/import/preview', { method: 'POST', signal }) } };
})();
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const send = async (sent, signal) => (await api.previewImport(signal)).json();
const running = { state: 'running', kind: 'preview', ...nothing };

test('is followed to its result', async () => {
  server.preview = running;
  await beginLook(send);
  assert.equal(look.value.state, 'reading');
  const stream = streams.at(-1);
  assert.equal(stream.url, '/api/import/preview/events');
  stream.tell('running', { completed: 3, total: 9 });
  assert.equal(look.value.run.completed, 3);
  server.preview = { state: 'completed', kind: 'preview', ...nothing, ...counts };
  stream.tell('completed');
  await settled();
  assert.equal(look.value.state, 'seen');
  assert.equal(look.value.preview.plays.seen, 2);
  assert.ok(stream.closed);
});

test('is cancelled at the server when nobody wants it any more', async () => {
  server.preview = running;
  await beginLook(send);
  server.asked.length = 0;
  forgetLook();
  await settled();
  assert.equal(look.value.state, 'none');
  assert.deepEqual(server.asked, ['DELETE /api/import/preview']);
  assert.ok(streams.at(-1).closed);
});

test('what was begun while it was given up is given up too', async () => {
  let answer;
  const slow = () => new Promise((resolve) => (answer = resolve));
  const begun = beginLook(slow);
  await settled();
  forgetLook();
  server.asked.length = 0;
  answer(running);
  await begun;
  assert.equal(look.value.state, 'none');
  assert.deepEqual(server.asked, ['DELETE /api/import/preview']);
});

test('an end that failed is told with its code', async () => {
  server.preview = running;
  await beginLook(send);
  server.preview = { ...running, state: 'failed', code: 'other_account', message: 'This library mirrors another.' };
  streams.at(-1).tell('failed');
  await settled();
  assert.equal(look.value.state, 'failed');
  assert.equal(look.value.error.code, 'other_account');
  assert.equal(look.value.error.detail, 'This library mirrors another.');
});

test('one that goes on, or is there, is found again', async () => {
  forgetLook();
  server.preview = { state: 'idle', ...nothing };
  assert.equal(await findLook(), undefined);
  assert.equal(look.value.state, 'none');
  server.preview = running;
  assert.equal((await findLook()).state, 'running');
  assert.equal(look.value.state, 'reading');
  server.preview = { state: 'completed_with_errors', ...nothing, ...counts };
  streams.at(-1).tell('completed_with_errors');
  await settled();
  assert.equal(look.value.state, 'seen');
  assert.equal(await findLook(), undefined, 'there is one already');
  forgetLook();
  await settled();
});
