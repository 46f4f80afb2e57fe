// SPDX-License-Identifier: MIT
// The title that an import is at, with its poster. It changes many times a second; what is shown follows at a calm pace.
import { useEffect, useRef, useState } from 'preact/hooks';
import { load, reads } from '../../api/api';
import type { RunStatus } from '../../api/types';

const calm = 1500;

export interface CurrentTitle {
  readonly title: string;
  readonly poster: string | null;
}

export function useCurrentTitle(run: RunStatus): CurrentTitle | undefined {
  const [shown, setShown] = useState<CurrentTitle>();
  const now = useRef(run.current_item);
  now.current = run.current_item;
  useEffect(() => {
    const leaving = new AbortController();
    let asked = '';
    const look = async () => {
      const title = now.current;
      if (!title || title === asked) return;
      asked = title;
      try {
        // It is told when it has been fetched, so the library knows it.
        const { items } = await load(reads.library({ q: title, limit: 5 }), leaving.signal);
        const it = items.find((one) => one.title === title || one.original_title === title);
        setShown({ title, poster: it?.poster_path ?? null });
      } catch {
        // Decoration: without it the title's name stays.
      }
    };
    void look();
    const timer = setInterval(() => void look(), calm);
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, []);
  return shown;
}
