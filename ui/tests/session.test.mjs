// SPDX-License-Identifier: MIT
// A new password ends every session, and this browser stays in all the same.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { loadModule } from './load.mjs';

globalThis.document = { visibilityState: 'visible', addEventListener: () => {}, removeEventListener: () => {} };

const door = { authorized: false, by: 'nobody', password_set: true, refusal: null };
const inside = { authorized: true, by: 'session', password_set: true, refusal: null };
const wrong = { title: 'Log in', detail: 'The password is wrong.', code: 'log_in' };
/** What was asked of the server, and what it answers: [status, body] by question. */
let asked;
let answers;
globalThis.fetch = async (url, { method = 'GET', body } = {}) => {
  const question = `${method} ${url}`;
  asked.push(question + (body ? ` ${body}` : ''));
  const [status, answer] = answers[question];
  return new Response(status === 204 ? null : JSON.stringify(answer), {
    status,
    headers: { 'content-type': 'application/json' },
  });
};

const { changePassword, doorNotice, get, logIn, session } = await loadModule(['state/session.ts', 'api/transport.ts']);

beforeEach(() => {
  asked = [];
  answers = { 'PUT /api/password': [204], 'POST /api/session': [200, inside], 'GET /api/session': [200, door] };
  session.value = { authorized: true, by: 'loopback', password_set: false, refusal: null };
});

test('logs in by itself with the password just set', async () => {
  assert.equal(await changePassword('correct horse', undefined, false), true);
  assert.deepEqual(asked, [
    'PUT /api/password {"password":"correct horse","revoke_tokens":false}',
    'POST /api/session {"password":"correct horse"}',
  ]);
  assert.deepEqual(session.value, inside);
});

test('where that log-in fails, the door says that the password is set', async () => {
  answers['POST /api/session'] = [429, { title: 'Wait', detail: 'Too many wrong passwords.', code: 'rate' }];
  assert.equal(await changePassword('correct horse', undefined, false), false);
  assert.equal(session.value.authorized, false);
  assert.equal(doorNotice.value, 'Password set. Log in with it.');
  answers['POST /api/session'] = [200, inside];
  await logIn('correct horse');
  assert.equal(doorNotice.value, undefined);
});

test('a wrong present password is said, and closes no door', async () => {
  answers['PUT /api/password'] = [401, wrong];
  await assert.rejects(changePassword('correct horse', 'no', false), /The password is wrong/);
  assert.equal(asked.length, 1);
  assert.equal(session.value.authorized, true);
});

test('what is refused between the password and the log-in closes no door', async () => {
  answers['GET /api/up-next'] = [401, wrong];
  const changing = changePassword('correct horse', undefined, false);
  await assert.rejects(get('/api/up-next'));
  await changing;
  assert.ok(!asked.includes('GET /api/session'), asked.join());
  assert.equal(session.value.authorized, true);
  // Afterwards the server's word counts again.
  await assert.rejects(get('/api/up-next'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(session.value.authorized, false);
});
