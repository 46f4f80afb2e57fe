// SPDX-License-Identifier: MIT
// Event streams: one a browser, whatever it has open. A browser has six connections for all its pages, so one page that
// is looked at holds the stream and passes on what it hears; when it goes, another one takes it.
import { below } from '../base';
import { ping } from './reach';

const beat = 1000; // ms; a page that has not told for three beats is gone
const me = Math.random().toString(36).slice(2);

interface Holder {
  who: string;
  until: number;
}

const nameOf = (url: string) => `stream ${below(url)}`;

function holderOf(url: string): Holder | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(url)) ?? 'null') as Holder | null;
    return kept && kept.until > Date.now() ? kept : undefined;
  } catch {
    return undefined; // private windows may refuse: then each page holds its own
  }
}

function hold(url: string): boolean {
  const holder = holderOf(url);
  if (holder && holder.who !== me) return false;
  try {
    localStorage.setItem(nameOf(url), JSON.stringify({ who: me, until: Date.now() + 3 * beat }));
  } catch {
    // As above.
  }
  return true;
}

function release(url: string): void {
  if (holderOf(url)?.who === me) localStorage.removeItem(nameOf(url));
}

/** Follows a stream until the returned function is called; each event tells the whole state. */
export function follow<Told>(url: string, onEvent: (event: Told) => void): () => void {
  const others = new BroadcastChannel(nameOf(url));
  others.onmessage = (it: MessageEvent<Told>) => onEvent(it.data);
  let source: EventSource | undefined;
  const close = () => {
    source?.close();
    source = undefined;
  };
  const open = () => {
    source = new EventSource(below(url));
    source.onmessage = (it: MessageEvent<string>) => {
      const told = JSON.parse(it.data) as Told;
      others.postMessage(told);
      onEvent(told);
    };
    source.onerror = () => {
      // Cut off, the browser connects again; refused for good, the next beat does.
      if (source?.readyState === EventSource.CLOSED) close();
      void ping();
    };
  };
  const tend = () => {
    if (document.visibilityState !== 'visible') {
      close();
      release(url);
    } else if (!hold(url)) close();
    else if (!source) open();
  };
  const leave = () => {
    close();
    release(url);
  };
  tend();
  const timer = setInterval(tend, beat);
  document.addEventListener('visibilitychange', tend);
  addEventListener('pagehide', leave);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tend);
    removeEventListener('pagehide', leave);
    leave();
    others.close();
  };
}
