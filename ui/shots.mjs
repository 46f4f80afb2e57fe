// SPDX-License-Identifier: MIT
// Takes pictures of screens, in both themes and four sizes: node shots.mjs FOLDER http://127.0.0.1:5173 / /library …
// ONLY=phone-dark (or wide, light, …) takes fewer; FULL=1 takes the whole page.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [folder, site, ...routes] = process.argv.slice(2);
const sizes = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  wide: { width: 1440, height: 900 },
  large: { width: 2560, height: 1440 },
};
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['dark', 'light']) {
    if (process.env.ONLY && !`${size}-${colorScheme}`.includes(process.env.ONLY)) continue;
    const context = await browser.newContext({
      viewport,
      colorScheme,
      hasTouch: size === 'phone',
      isMobile: size === 'phone',
      serviceWorkers: 'block',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.on('console', (it) => it.type() === 'error' && console.log(`${size} ${colorScheme}: ${it.text()}`));
    page.on('pageerror', (it) => console.log(`${size} ${colorScheme}: ${it.stack ?? it.message}`));
    for (const route of routes) {
      await page.goto(site + route);
      // Event streams keep the network busy for ever, so what is on the page decides.
      await page
        .waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]'), null, {
          timeout: 8000,
        })
        .catch(() => console.log(`${route}: still busy`));
      await page
        .waitForFunction(
          () => [...document.images].every((it) => it.complete || it.getBoundingClientRect().top > innerHeight),
          null,
          { timeout: 8000 },
        )
        .catch(() => console.log(`${route}: pictures missing`));
      await page.waitForTimeout(250);
      const name = (route.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home') + `-${size}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, name), fullPage: Boolean(process.env.FULL) });
    }
    await context.close();
  }
}
await browser.close();
