// SPDX-License-Identifier: MIT
// Loads a TypeScript module of the app into a test.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

// What every page has, and Node has not, or not so that a test may end.
const kept = new Map();
globalThis.sessionStorage ??= {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, text) => kept.set(name, text),
  removeItem: (name) => kept.delete(name),
};
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'] }, configurable: true, writable: true });
globalThis.BroadcastChannel = class {
  postMessage() {}
  close() {}
};
globalThis.addEventListener ??= () => {};
globalThis.removeEventListener ??= () => {};

/** What `paths` export, one or several that share their state; `variant`: another text gives another instance. */
export async function loadModule(paths, variant = '') {
  const { outputFiles } = await build({
    stdin: {
      contents: [paths]
        .flat()
        .map((path) => `export * from ${JSON.stringify(`./${path}`)};`)
        .join('\n'),
      resolveDir: fileURLToPath(new URL('../src', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'empty' },
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(`${outputFiles[0].text}\n//${variant}`).toString('base64')}`
  );
}
