// SPDX-License-Identifier: MIT
// Writes src/api/schema.ts from a running server's description of its API: npm run schema [-- http://127.0.0.1:5000].
import { writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const server = process.argv[2] ?? 'http://127.0.0.1:5000';
const tree = await openapiTS(new URL('/api/openapi.json', server), { defaultNonNullable: false });
const head =
  '// SPDX-License-Identifier: MIT\n// Made by `npm run schema` from /api/openapi.json; not to be edited.\n\n';
await writeFile(new URL('src/api/schema.ts', import.meta.url), head + astToString(tree));
