// SPDX-License-Identifier: MIT
// Puts the built web app into the server: node embed.mjs FOLDER FILE.cpp writes each file of FOLDER once more
// compressed beside it, and a C++ source that holds them all.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = resolve(process.argv[2]);
const source = resolve(process.argv[3]);
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

function filesOf(path) {
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]))
    .filter((file) => !/\.(gz|br|map)$/.test(file));
}

const blobs = [];
function blob(file) {
  blobs.push(file);
  return `blob(web_${blobs.length - 1}, web_${blobs.length - 1}_end)`;
}

function compressed(file, content) {
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: quality }));
  return [blob(`${file}.gz`), blob(`${file}.br`)];
}

const rows = filesOf(folder).map((file) => {
  const path = '/' + relative(folder, file);
  const type = types[extname(file)];
  if (!type) throw new Error(`${path}: nobody said of what type such a file is`);
  const content = readFileSync(file);
  const etag = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const plain = blob(file);
  const [gzip, brotli] = type === 'image/png' ? ['{}', '{}'] : compressed(file, content);
  // A name with a hash in it never stands for anything else.
  const immutable = path.startsWith('/assets/');
  return `      {"${path}", "${type}", "\\"${etag}\\"", ${immutable}, ${plain}, ${gzip}, ${brotli}},`;
});

const assembly = blobs.map((file, i) => `"web_${i}:\\n.incbin \\"${file}\\"\\nweb_${i}_end:\\n.byte 0\\n"`);
mkdirSync(dirname(source), { recursive: true });
writeFileSync(
  source,
  `// Generated from ui/ by ui/embed.mjs.
#include "api/web_files.hpp"

asm(".section .rodata\\n"
    ${assembly.join('\n    ')}
    ".text\\n");

extern "C" {
${blobs.map((_, i) => `extern const char web_${i}[], web_${i}_end[];`).join('\n')}
}

namespace cinemarco::api {
namespace {
std::string_view blob(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}
}  // namespace

std::span<const WebFile> embedded_web_files() {
  static const WebFile kFiles[] = {
${rows.join('\n')}
  };
  return kFiles;
}
}  // namespace cinemarco::api
`,
);
