// SPDX-License-Identifier: MIT
// Loads a TypeScript module of the app into a test.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** `variant`: another text gives another instance. */
export async function loadModule(path, variant = '') {
  const entry = fileURLToPath(new URL(`../src/${path}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
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
