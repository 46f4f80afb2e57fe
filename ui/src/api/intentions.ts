// SPDX-License-Identifier: MIT
// What somebody wants done, once: it has one key from the first try to the answer, so that a try whose answer got lost is
// not done twice (Idempotency-Key).
import { ApiError } from './problem';

export { ApiError } from './problem';

interface Intention {
  readonly key: string;
  readonly since: number;
  underWay: Promise<unknown> | undefined;
}

const lifetime = 600_000;
const pause = 500;
const intentions = new Map<string, Intention>();

/** Random; `crypto.randomUUID` is not there on plain http. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((it) => it.toString(16).padStart(2, '0')).join('');
}

/** Nobody knows whether it was done: no answer came, a proxy gave up, or the first try is still under way. */
function isOpen(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.status === 0 || error.status === 502 || error.status === 504 || error.isUnderWay;
}

async function carryOut<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    if (!isOpen(error)) throw error;
    // A connection that died while nobody looked is not worth a word.
    await new Promise((resolve) => setTimeout(resolve, pause));
    return send();
  }
}

/** `name` is the same for the same wish. Who wants what is under way already gets that answer. */
export function intend<Answer>(name: string, send: (key: string) => Promise<Answer>): Promise<Answer> {
  for (const [other, it] of intentions) {
    if (!it.underWay && Date.now() - it.since > lifetime) intentions.delete(other);
  }
  const known = intentions.get(name);
  if (known?.underWay) return known.underWay as Promise<Answer>;
  const it: Intention = known ?? { key: newKey(), since: Date.now(), underWay: undefined };
  intentions.set(name, it);
  const underWay = carryOut(() => send(it.key)).then(
    (answer) => {
      intentions.delete(name);
      return answer;
    },
    (error: unknown) => {
      it.underWay = undefined;
      if (!isOpen(error)) intentions.delete(name);
      throw error;
    },
  );
  it.underWay = underWay;
  return underWay;
}
