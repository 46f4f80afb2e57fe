// SPDX-License-Identifier: MIT
// Below which path the app is mounted, as the server wrote it into the page (CINEMARCO_PUBLIC_URL): '/films', or '' for
// the root. Addresses are written without it everywhere; here they get it on their way out.
import { options, type VNode } from 'preact';

const page = typeof document === 'undefined' ? undefined : (document.documentElement as HTMLElement | undefined);
export const base = page?.dataset.base ?? '';

/** The address as the browser has to ask for it. */
export const below = (address: string) => (address.startsWith('/') ? base + address : address);

/** A path of the browser's without what it is mounted below. */
export const within = (path: string) =>
  path.startsWith(`${base}/`) ? path.slice(base.length) : path === base ? '/' : path;

/** From now on links of the app lead below the base. */
export function mountLinks(): void {
  if (!base) return;
  const before = options.vnode?.bind(options);
  options.vnode = (node: VNode<{ href?: unknown }>) => {
    const { href } = node.props;
    if (node.type === 'a' && typeof href === 'string') node.props = { ...node.props, href: below(href) };
    before?.(node);
  };
}
