// SPDX-License-Identifier: MIT
// How this person likes things in this browser.
import { remembered } from './remembered';

/** Hides titles, stills and texts of episodes that are not seen yet. */
export const spoilerFree = remembered('spoiler-free', false);

/** Width of a poster in the library, in CSS pixels. */
export const posterWidth = remembered('poster-width', innerWidth < 600 ? 112 : 156);
export const posterWidths = { least: 96, most: 260 } as const;

/** The way the library was looked at last. */
export const libraryView = remembered<'grid' | 'table'>('library-view', 'grid');
