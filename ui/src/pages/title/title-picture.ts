// SPDX-License-Identifier: MIT
// A title as a picture to share: its poster, its name, and what one thought of it. Nothing leaves the browser.
import type { LibraryEntry } from '../../api/types';
import { savePicture } from '../../parts/save-picture';
import { ratingWord, year } from '../../words';
import { fitted, font, ink, loadPosters, size } from '../stats/draw';

const top = 90;
const poster = { width: 600, height: 900 } as const;
const left = (size.width - poster.width) / 2;

function drawGround(on: CanvasRenderingContext2D, image: HTMLImageElement): void {
  on.filter = 'blur(70px) brightness(0.45)';
  on.drawImage(image, -120, -200, size.width + 240, (size.width + 240) * 1.5);
  on.filter = 'none';
}

function drawStars(on: CanvasRenderingContext2D, rating: number, y: number): void {
  const words = `${'★'.repeat(rating)}${'☆'.repeat(5 - rating)}  ${ratingWord(rating)}`;
  on.fillStyle = ink.accent;
  on.font = `600 46px ${font}`;
  on.fillText(words, size.width / 2, y);
}

function draw(canvas: HTMLCanvasElement, entry: LibraryEntry, image: HTMLImageElement | undefined): void {
  const on = canvas.getContext('2d');
  if (!on) return;
  on.fillStyle = ink.ground;
  on.fillRect(0, 0, size.width, size.height);
  if (image) {
    drawGround(on, image);
    on.save();
    on.beginPath();
    on.roundRect(left, top, poster.width, poster.height, 24);
    on.clip();
    on.drawImage(image, left, top, poster.width, poster.height);
    on.restore();
  }
  on.textAlign = 'center';
  on.fillStyle = ink.text;
  const name = [entry.title, year(entry.release_date)].filter(Boolean).join(' · ');
  on.font = `700 ${fitted(on, name, 64)}px ${font}`;
  on.fillText(name, size.width / 2, top + poster.height + 110, size.width - 120);
  if (entry.personal_rating !== null) drawStars(on, entry.personal_rating, top + poster.height + 190);
  on.fillStyle = ink.muted;
  on.font = `500 30px ${font}`;
  on.fillText('Cinemarco', size.width / 2, size.height - 50);
}

export async function saveTitlePicture(entry: LibraryEntry): Promise<void> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const [image] = await loadPosters(entry.poster_path ? [entry.poster_path] : [], 'w500');
  draw(canvas, entry, image);
  await savePicture(canvas, `${entry.title.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.png`);
}
