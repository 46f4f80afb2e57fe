// SPDX-License-Identifier: MIT
// Draws the PNG icons from the SVG ones, by Chromium; needed only when the drawing changes.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const folder = new URL('public/icons/', import.meta.url);
const icons = [
  ['icon.svg', 'icon-180.png', 180],
  ['icon.svg', 'icon-192.png', 192],
  ['icon.svg', 'icon-512.png', 512],
  ['icon-maskable.svg', 'icon-maskable-512.png', 512],
];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [from, to, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(new URL(from, folder), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  await page.screenshot({ path: new URL(to, folder).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
