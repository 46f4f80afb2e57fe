// SPDX-License-Identifier: MIT
// Tells everything inside where one is without the path that the app is mounted below.
import type { ComponentChildren } from 'preact';
import { LocationProvider, useLocation } from 'preact-iso/router';
import { useMemo } from 'preact/hooks';
import { below, within } from '../base';

export function Mounted({ children }: { children: ComponentChildren }) {
  const outside = useLocation();
  const inside = useMemo(
    () => ({
      ...outside,
      url: within(outside.url),
      path: within(outside.path),
      route: (url: string, replace?: boolean) => outside.route(below(url), replace),
    }),
    [outside],
  );
  return <LocationProvider.ctx.Provider value={inside}>{children}</LocationProvider.ctx.Provider>;
}
