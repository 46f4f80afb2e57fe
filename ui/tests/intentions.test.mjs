// SPDX-License-Identifier: MIT
// One wish has one key until it is answered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { ApiError, intend } = await loadModule('api/intentions.ts');

const lost = () => new ApiError('lost', '', 'unreachable', 0);

test('the same wish that is under way is sent once', async () => {
  const keys = [];
  let answer;
  const send = (key) => {
    keys.push(key);
    return new Promise((resolve) => (answer = resolve));
  };
  const both = [intend('mark', send), intend('mark', send)];
  answer('done');
  assert.deepEqual(await Promise.all(both), ['done', 'done']);
  assert.equal(keys.length, 1);
  assert.match(keys[0], /^[0-9a-f]{32}$/);
});

test('a new wish has a new key', async () => {
  const keys = [];
  const send = async (key) => keys.push(key);
  await intend('mark', send);
  await intend('mark', send);
  assert.notEqual(keys[0], keys[1]);
});

test('a lost answer is asked for again under the same key, by itself and by hand', async () => {
  const keys = [];
  const send = async (key) => {
    keys.push(key);
    if (keys.length < 3) throw lost();
    return 'done';
  };
  await assert.rejects(intend('mark', send));
  assert.equal(await intend('mark', send), 'done');
  assert.equal(keys.length, 3);
  assert.equal(new Set(keys).size, 1);
});

test('what was refused is another wish the next time', async () => {
  const keys = [];
  const send = async (key) => {
    keys.push(key);
    throw new ApiError('no', 'no', 'invalid', 400);
  };
  await assert.rejects(intend('mark', send));
  await assert.rejects(intend('mark', send));
  assert.equal(new Set(keys).size, 2);
});
