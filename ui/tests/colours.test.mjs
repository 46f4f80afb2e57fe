// SPDX-License-Identifier: MIT
// What is told by a line alone can be told: 3:1 (WCAG 1.4.11), on every ground that it may stand on.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const style = await readFile(new URL('../src/style/tokens.css', import.meta.url), 'utf8');

/** The colours of a block of the style sheet by name: [red, green, blue, alpha], 0 to 1. */
function coloursOf(selector) {
  const block = style.slice(style.indexOf(`${selector} {`)).split('}')[0];
  const found = [...block.matchAll(/(--[\w-]+): #([0-9a-f]{6})([0-9a-f]{2})?;/g)];
  const part = (hex, at) => parseInt(hex.slice(at, at + 2), 16) / 255;
  return Object.fromEntries(
    found.map(([, name, hex, alpha]) => [
      name,
      [0, 2, 4].map((at) => part(hex, at)).concat(alpha ? part(alpha, 0) : 1),
    ]),
  );
}

const over = (top, ground) => ground.map((it, at) => (at === 3 ? 1 : it * (1 - top[3]) + top[at] * top[3]));
function light([red, green, blue]) {
  const linear = (it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
function contrast(one, other) {
  const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
}

for (const [theme, selector] of [
  ['dark', ':root'],
  ['the system’s light', ":root:not([data-theme='dark'])"],
  ['light', ":root[data-theme='light']"],
]) {
  test(`the chosen segment, and the edge of a field, are seen: ${theme}`, () => {
    const colours = coloursOf(selector);
    for (const ground of ['--ground', '--surface', '--raised']) {
      const group = over(colours['--hover'], colours[ground]);
      for (const behind of [colours[ground], group]) {
        const found = contrast(colours['--line-strong'], behind);
        assert.ok(found >= 3, `${ground}: ${found.toFixed(2)}`);
      }
    }
  });
}

test('the chosen segment has that line', async () => {
  const segments = await readFile(new URL('../src/parts/segmented.css', import.meta.url), 'utf8');
  assert.match(segments, /\.segment:has\(:checked\) \{[^}]*inset 0 0 0 1px var\(--line-strong\)/);
});
