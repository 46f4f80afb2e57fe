// SPDX-License-Identifier: MIT
// The frame of a screen: its title in the bar and in the tab, and what surrounds every content.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { TopBar } from '../shell/top-bar';
import './page.css';

interface Props {
  title: string;
  /** Stands behind the title in the bar: "1,320 titles". */
  note?: ComponentChildren;
  /** The page has its own h1 in a picture at its top, and the bar floats over it. */
  hero?: boolean;
  /** Narrow: for forms and text. */
  narrow?: boolean;
  children: ComponentChildren;
}

export function Page({ title, note, hero = false, narrow = false, children }: Props) {
  useEffect(() => {
    document.title = title === 'Home' ? 'Cinemarco' : `${title} · Cinemarco`;
  }, [title]);
  return (
    <>
      <TopBar title={title} note={note} floating={hero} narrow={narrow} />
      <div class={`page ${hero ? 'page-hero' : ''} ${narrow ? 'page-narrow' : ''}`}>{children}</div>
    </>
  );
}
