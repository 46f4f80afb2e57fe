// SPDX-License-Identifier: MIT
// The page finds and sorts titles as the server does: the same cases (tests/store/search_cases_test.cpp reads them too).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadModule } from './load.mjs';

const { finder, fold, searchWords, sortTitle } = await loadModule('search-words.ts');
const cases = JSON.parse(readFileSync(new URL('../../tests/search_cases.json', import.meta.url), 'utf8'));

test('letters are folded as people type them', () => {
  for (const [text, folded] of cases.folded) assert.equal(fold(text), folded, text);
});

test('each title is found by what people type, and by nothing else', () => {
  for (const { title, original_title, by, not_by } of cases.found) {
    const words = searchWords(title, original_title);
    for (const q of by) assert.ok(finder(q)(words), `${title} by ${q}`);
    for (const q of not_by) assert.ok(!finder(q)(words), `${title} by ${q}`);
  }
  assert.equal(finder(' \u200b'), undefined);
});

test('titles sort without accents and articles', () => {
  const keyed = cases.sorted.map((title) => ({ title, key: sortTitle(title) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  assert.deepEqual(
    keyed.map((it) => it.title),
    cases.in_order,
  );
});
