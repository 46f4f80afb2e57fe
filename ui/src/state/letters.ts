// SPDX-License-Identifier: MIT
// How large the letters are that this person wants: what is laid out by numbers grows with them.
import { signal } from '@preact/signals';

const root = document.documentElement;
const size = () => parseFloat(getComputedStyle(root).fontSize) || 16;
const one = signal(size());

const probe = document.createElement('span');
probe.style.cssText = 'position:absolute;visibility:hidden;width:1rem;height:0;top:0;left:0';
probe.ariaHidden = 'true';
root.append(probe);
new ResizeObserver(() => (one.value = size())).observe(probe);

/** So many rem in CSS pixels; whoever asks while drawing is drawn again when that changes. */
export const rem = (many: number): number => Math.round(many * one.value);
