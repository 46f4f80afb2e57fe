// SPDX-License-Identifier: MIT
// A page has buttons: it names no command, no variable of an environment and no header.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((it) => /\.tsx$/.test(it) || /^(said|words)\.ts$/.test(it));
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');

for (const [what, phrase] of [
  ['command', /\bcinemarco [a-z]/],
  ['variable', /\b(?:CINEMARCO|TMDB|TRAKT)_[A-Z]/],
  ['header or phrase of HTTP', /\bHTTP\b|Authorization:|Bearer|Bad Request/],
]) {
  test(`no screen names a ${what}`, () => {
    for (const file of files) {
      const found = phrase.exec(withoutComments(readFileSync(`${root}/${file}`, 'utf8')));
      assert.equal(found?.[0], undefined, file);
    }
  });
}
