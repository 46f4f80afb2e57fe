// SPDX-License-Identifier: MIT
// Builds the web app into dist/, or the folder given: node build.mjs [FOLDER].
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('.', import.meta.url));

// Styles stand beside the parts that import them, and are served as one file: a page that loads late never flashes.
function collectStyles(found) {
  return {
    name: 'collect-styles',
    setup(it) {
      it.onLoad({ filter: /\.css$/ }, ({ path }) => {
        found.add(path);
        return { contents: '' };
      });
    },
  };
}

// Tokens and base first, then parts, then pages: what is more special comes later.
function inOrder(styles) {
  const rank = (path) =>
    ['style/tokens.css', 'style/base.css', 'parts/', 'shell/', 'pages/'].findIndex((it) => path.includes(it));
  return [...styles].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

const common = {
  bundle: true,
  minify: true,
  target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
  absWorkingDir: root,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
};

async function buildScripts(out, found) {
  const { metafile } = await build({
    ...common,
    entryPoints: { app: 'src/main.tsx', theme: 'src/theme-first.ts' },
    outdir: join(out, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [collectStyles(found)],
  });
  const outputs = Object.entries(metafile.outputs);
  const entry = (source) => outputs.find(([, it]) => it.entryPoint === source);
  const [app, { imports }] = entry('src/main.tsx');
  const [theme] = entry('src/theme-first.ts');
  const early = imports.filter((it) => it.kind === 'import-statement').map((it) => it.path);
  return { app, theme, early, all: outputs.map(([path]) => path) };
}

async function buildStyle(out, found) {
  const { metafile } = await build({
    ...common,
    stdin: {
      contents: inOrder(found)
        .map((it) => `@import ${JSON.stringify(it)};`)
        .join('\n'),
      loader: 'css',
      resolveDir: root,
    },
    outdir: join(out, 'assets'),
    entryNames: 'app-[hash]',
  });
  return Object.keys(metafile.outputs)[0];
}

export async function buildApp(out = join(root, 'dist')) {
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, 'assets'), { recursive: true });
  const found = new Set();
  const scripts = await buildScripts(out, found);
  const style = await buildStyle(out, found);
  const address = (path) => `/assets/${basename(path)}`;
  const page = (await readFile(join(root, 'src/index.html'), 'utf8'))
    .replace('THEME', address(scripts.theme))
    .replace('STYLE', address(style))
    .replace('SCRIPT', address(scripts.app))
    .replace('EARLY', scripts.early.map((it) => `<link rel="modulepreload" href="${address(it)}">`).join(''));
  await writeFile(join(out, 'index.html'), page);
  await cp(join(root, 'public'), out, { recursive: true });
  const files = [...scripts.all, style].map(address);
  const version = createHash('sha256').update(page).update(files.join()).digest('hex').slice(0, 12);
  await build({
    ...common,
    entryPoints: ['src/service-worker.js'],
    outfile: join(out, 'sw.js'),
    define: { VERSION: JSON.stringify(version), FILES: JSON.stringify(files) },
  });
  return { out, files };
}

async function report({ out, files }) {
  let total = 0;
  for (const file of files) {
    const bytes = gzipSync(await readFile(join(out, file)), { level: 9 }).length;
    total += bytes;
    console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${file}`);
  }
  console.log(`${(total / 1024).toFixed(1).padStart(7)} KB  compressed, in ${relative(process.cwd(), out) || out}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await report(await buildApp(process.argv[2] && resolve(process.argv[2])));
}
