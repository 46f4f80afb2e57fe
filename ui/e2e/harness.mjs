// SPDX-License-Identifier: MIT
// The real program over the stand-in for Trakt and TMDB, and a real browser before it.
// CINEMARCO_BINARY and CINEMARCO_SANDBOX name the programs; CHROMIUM the browser, if it lies elsewhere.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

const program = process.env.CINEMARCO_BINARY;
const standIn = process.env.CINEMARCO_SANDBOX;
if (!program || !standIn) throw new Error('Set CINEMARCO_BINARY and CINEMARCO_SANDBOX to the two programs.');

export const sizes = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
};

async function fileWhenThere(file, child) {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.includes('TMDB_API_KEY')) return text;
    if (child.exitCode !== null) throw new Error(`${standIn} ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

/** Of tests that failed before their end: they would keep this process for ever. */
const running = new Set();
after(() => Promise.all([...running].map((world) => world.end())));

/** A server with an empty library, connected to nothing yet. */
export class World {
  /** `more`: settings beside the usual ones. */
  static async start({ sandbox = [], keys = true, more = {} } = {}) {
    const world = new World();
    running.add(world);
    world.folder = await mkdtemp(join(tmpdir(), 'cinemarco-e2e-'));
    const file = join(world.folder, 'sandbox.env');
    world.sandbox = spawn(standIn, [...sandbox, '--env-file', file], { stdio: 'ignore' });
    const settings = Object.fromEntries(
      (await fileWhenThere(file, world.sandbox))
        .split('\n')
        .filter((line) => /^[A-Z]/.test(line))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    world.standIn = new URL(settings.TRAKT_API_URL).origin;
    world.tmdbKey = settings.TMDB_API_KEY;
    if (!keys) delete settings.TMDB_API_KEY;
    world.environment = {
      PATH: process.env.PATH,
      ...settings,
      CINEMARCO_DATA_DIR: join(world.folder, 'data'),
      CINEMARCO_TIME_ZONE: 'Europe/Berlin',
      CINEMARCO_LISTEN: '127.0.0.1:0',
      CINEMARCO_TMDB_RATE: '0',
      CINEMARCO_TRAKT_RATE: '0',
      ...more,
    };
    await world.serve();
    return world;
  }

  async serve() {
    this.server = spawn(program, ['serve', '--json'], {
      cwd: this.folder,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    for await (const piece of this.server.stdout) {
      said += piece;
      const url = /"url":"([^"]+)"/.exec(said)?.[1];
      if (url) {
        this.url = url;
        this.server.stdout.resume();
        return;
      }
    }
    throw new Error(`${program} did not say where it serves: ${said}`);
  }

  /** The server is gone. */
  async down() {
    this.environment.CINEMARCO_LISTEN = new URL(this.url).host;
    await stop(this.server);
  }

  /** What the API says. */
  async api(path, options) {
    const answer = await fetch(this.url + path, options);
    return answer.json();
  }

  /** The first title of the library that is found so. */
  async find(type, q) {
    const { items } = await this.api(`/api/library?type=${type}&q=${encodeURIComponent(q)}`);
    return items[0];
  }

  /** A command of the program, on the same data. */
  async run(...line) {
    const child = spawn(program, line, { cwd: this.folder, env: this.environment, stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`cinemarco ${line.join(' ')}: exit code ${code}`);
  }

  /** The library with everything of the stand-in's account. */
  async fill() {
    await this.run('trakt', 'connect');
    await this.run('import');
  }

  async end() {
    running.delete(this);
    if (this.server) await stop(this.server);
    await stop(this.sandbox);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** `scrollbars`: such as a desk has them, which take room. */
export async function browse({ scrollbars = false } = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    ...(scrollbars && { ignoreDefaultArgs: ['--hide-scrollbars'] }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

/** A page of that size; what the app logs as an error fails the test that ends with `quiet`. */
export async function open(browser, world, size, options = {}) {
  const context = await browser.newContext({
    baseURL: world.url,
    viewport: sizes[size],
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
    serviceWorkers: 'block',
    locale: 'en-GB',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.broken = [];
  page.on('pageerror', (error) => page.broken.push(error.stack ?? error.message));
  return page;
}

/** Taps a switch where a hand does: on what is drawn, once it stands still. */
export function flip(page, name) {
  return page.locator('label.switch', { has: page.getByRole('switch', { name }) }).click();
}

/** What the page shows is there. */
export const settled = (page) =>
  page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]'));

/** Every answer of the API comes that many ms later. */
export async function slowDown(page, late = 400) {
  await page.route('**/api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, late));
    await route.continue().catch(() => undefined);
  });
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds serious or critical on the page as it stands; the page needs `bypassCSP`. */
export async function seriousFindings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations
    .filter((it) => it.impact === 'serious' || it.impact === 'critical')
    .map(
      (it) =>
        `${it.id}: ${it.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 140))
          .join(' | ')}`,
    );
}
