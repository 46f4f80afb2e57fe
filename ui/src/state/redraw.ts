// SPDX-License-Identifier: MIT
// Draws a component again: for what changes outside of signals, such as the time.
import { useCallback, useEffect, useState } from 'preact/hooks';

export function useRedraw(): () => void {
  const [, set] = useState(0);
  return useCallback(() => set((n) => n + 1), []);
}

/** Draws again every so many milliseconds, so that "5 min ago" stays true. */
export function useTick(every: number): void {
  const redraw = useRedraw();
  useEffect(() => {
    const timer = setInterval(redraw, every);
    return () => clearInterval(timer);
  }, [redraw, every]);
}
