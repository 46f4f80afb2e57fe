// SPDX-License-Identifier: MIT
// What somebody has typed and not saved yet: it outlives the dialog and the page.
const name = (of: string) => `draft ${of}`;

export function draftOf(of: string): string | undefined {
  return sessionStorage.getItem(name(of)) ?? undefined;
}

export function keepDraft(of: string, text: string): void {
  sessionStorage.setItem(name(of), text);
}

export function dropDraft(of: string): void {
  sessionStorage.removeItem(name(of));
}
