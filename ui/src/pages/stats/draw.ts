// SPDX-License-Identifier: MIT
// Draws a card as a picture of its own, from posters that the page has. Nothing leaves the browser.
import { below } from '../../base';
import type { Card } from './cards';

export const size = { width: 1080, height: 1350 } as const;

export const ink = { ground: '#0f1115', text: '#eceef2', muted: '#a3abba', accent: '#e8b04b' };
export const font = 'ui-sans-serif, system-ui, sans-serif';
const edge = 90;

/** Those that can be had; one that is missing leaves no hole. */
export async function loadPosters(paths: readonly string[], width = 'w342'): Promise<HTMLImageElement[]> {
  const images = await Promise.allSettled(
    paths.map(async (path) => {
      const image = new Image();
      image.src = below(`/images/poster/${width}/${path.replace(/^\//, '')}`);
      await image.decode();
      return image;
    }),
  );
  return images.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
}

function drawPosters(on: CanvasRenderingContext2D, posters: readonly HTMLImageElement[], turn: number): void {
  if (posters.length === 0) return;
  const [across, width] = [4, size.width / 4];
  const height = width * 1.5;
  for (let row = 0; row * height < size.height; row++) {
    for (let column = 0; column < across; column++) {
      const poster = posters[(row * across + column + turn * 3) % posters.length];
      if (poster) on.drawImage(poster, column * width, row * height, width, height);
    }
  }
  const veil = on.createLinearGradient(0, 0, 0, size.height);
  veil.addColorStop(0, '#0f1115b0');
  veil.addColorStop(0.45, '#0f1115e6');
  veil.addColorStop(1, '#0f1115fa');
  on.fillStyle = veil;
  on.fillRect(0, 0, size.width, size.height);
}

/** As large as fits into the line. */
export function fitted(on: CanvasRenderingContext2D, text: string, largest: number): number {
  for (let pixels = largest; pixels > 40; pixels -= 4) {
    on.font = `700 ${pixels}px ${font}`;
    if (on.measureText(text).width <= size.width - 2 * edge) return pixels;
  }
  return 40;
}

function drawColumns(on: CanvasRenderingContext2D, card: Card): void {
  const rows = card.columns ?? [];
  const highest = Math.max(1, ...rows.map((it) => it.value));
  const step = (size.width - 2 * edge) / Math.max(1, rows.length);
  on.fillStyle = ink.accent;
  for (const [at, { value }] of rows.entries()) {
    const height = (value / highest) * 340;
    on.fillRect(edge + at * step, size.height - 170 - height, step * 0.72, height);
  }
}

export function draw(canvas: HTMLCanvasElement, card: Card, posters: readonly HTMLImageElement[], turn: number): void {
  const on = canvas.getContext('2d');
  if (!on) return;
  on.fillStyle = ink.ground;
  on.fillRect(0, 0, size.width, size.height);
  drawPosters(on, posters, turn);
  on.fillStyle = ink.accent;
  on.font = `600 44px ${font}`;
  on.fillText(card.title, edge, 440);
  on.fillStyle = ink.text;
  const large = fitted(on, card.big, 220);
  on.font = `700 ${large}px ${font}`;
  on.fillText(card.big, edge, 470 + large);
  on.fillStyle = ink.muted;
  for (const [at, text] of card.lines.entries()) {
    on.font = `400 ${Math.min(46, fitted(on, text, 46))}px ${font}`;
    on.fillText(text, edge, 570 + large + at * 68);
  }
  drawColumns(on, card);
  on.fillStyle = ink.muted;
  on.font = `500 32px ${font}`;
  on.fillText('Cinemarco', edge, size.height - 80);
}
