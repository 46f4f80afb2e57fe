// SPDX-License-Identifier: MIT
// What the page says for answers that are not the server's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { problemOf } = await loadModule('api/problem.ts');

const ofProxy = (status) =>
  new Response('<html><h1>nginx</h1></html>', { status, headers: { 'content-type': 'text/html' } });

test("a proxy's refusals are told for what they are, with the setting that mends them", async () => {
  const large = await problemOf(ofProxy(413), 27_000_000);
  assert.match(large.detail, /takes no file of 27 MB \(nginx: client_max_body_size\)/);
  assert.match((await problemOf(ofProxy(502))).detail, /gets no answer from it/);
  assert.match((await problemOf(ofProxy(504))).detail, /gave up waiting.*proxy_read_timeout/);
  assert.equal((await problemOf(ofProxy(418))).title, 'The server answered 418');
});

test("the server's own words stay its own, and what is under way may be asked again", async () => {
  const answer = (headers) =>
    new Response(JSON.stringify({ title: 'Conflict', status: 409, detail: 'Still under way.', code: 'conflict' }), {
      status: 409,
      headers: { 'content-type': 'application/problem+json', ...headers },
    });
  const told = await problemOf(answer({}));
  assert.deepEqual([told.detail, told.code, told.isUnderWay], ['Still under way.', 'conflict', false]);
  assert.equal((await problemOf(answer({ 'retry-after': '2' }))).isUnderWay, true);
});
