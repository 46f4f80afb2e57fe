// SPDX-License-Identifier: MIT
// The server speaks to the command line, too: its commands and the paths of its machine are nothing for a browser. Pure.

/** Without sentences that name a command, and with "the file" for a path. Empty where nothing is left. */
export function forBrowser(text: string): string {
  return text
    .replace(/(?<![\w:/])\/[\w.-]+(?:\/[\w.-]+)+\/?/g, (_, at: number) => (at === 0 ? 'This file' : 'the file'))
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => !sentence.includes('`cinemarco'))
    .join(' ');
}
