// SPDX-License-Identifier: MIT
// One wish, one deed: a second tap on what is under way means nothing.
const underWay = new Set<string>();
/** Longer than the two clicks of a double click are apart. */
const least = 600;

const pause = () => new Promise((resolve) => setTimeout(resolve, least));

export const isUnderWay = (name: string): boolean => underWay.has(name);

/**
 * Does the work unless the same (by name) is under way; then it is taken for done. The work ends when the page shows what
 * it did, so that a tap meant for the old page is not taken for one on the new. Rejects with what the work threw.
 */
export async function once(name: string, work: () => Promise<unknown>): Promise<void> {
  if (underWay.has(name)) return;
  underWay.add(name);
  const done = work();
  void Promise.allSettled([done, pause()]).then(() => underWay.delete(name));
  await done;
}
