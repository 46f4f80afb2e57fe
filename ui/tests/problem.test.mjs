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
  assert.match((await problemOf(ofProxy(418))).detail, /answered instead \(418\)/);
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

test('no command, path or phrase of HTTP reaches the page', async () => {
  const told = await problemOf(
    new Response(
      JSON.stringify({
        title: 'Bad Request',
        detail:
          '/tmp/cinemarco-upload-j09blC is neither a ZIP file nor a folder. Import it with `cinemarco import FILE.zip`.',
        code: 'invalid',
      }),
      { status: 400, headers: { 'content-type': 'application/problem+json' } },
    ),
  );
  assert.equal(told.title, 'That can’t be used');
  assert.equal(told.detail, 'This file is neither a ZIP file nor a folder.');
});

test('what a run says has no command either, and addresses of others stay', async () => {
  const { forBrowser } = await loadModule('api/for-browser.ts');
  const cancelled =
    'Cancelled. What was imported is kept. Resume with `cinemarco import --resume`, or with the next sync.';
  assert.equal(forBrowser(cancelled), 'Cancelled. What was imported is kept.');
  assert.equal(forBrowser('Run `cinemarco check`.'), '');
  assert.equal(
    forBrowser('Get one from https://www.themoviedb.org/settings/api.'),
    'Get one from https://www.themoviedb.org/settings/api.',
  );
  assert.equal(forBrowser('It cannot read /var/lib/cinemarco/x.db now.'), 'It cannot read the file now.');
});
