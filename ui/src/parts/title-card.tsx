// SPDX-License-Identifier: MIT
// A poster with its title and one line below; the whole card is one link.
import type { ComponentChildren } from 'preact';
import { rem } from '../state/letters';
import { Poster } from './picture';
import './title-card.css';

interface Props {
  href: string;
  title: string;
  poster: string | null | undefined;
  /** One line below the title. */
  note?: ComponentChildren;
  /** The note's exact form, on hover. */
  noteTitle?: string | undefined;
  /** In a corner of the poster. */
  mark?: ComponentChildren;
  /** Along the foot of the poster. */
  foot?: ComponentChildren;
  sizes?: string;
  /** In a long list: the poster is asked for only when it stays in sight. */
  calm?: boolean;
}

export function TitleCard({ href, title, poster, note, noteTitle, mark, foot, sizes, calm }: Props) {
  return (
    <a class="title-card" href={href}>
      <span class="title-card-picture">
        <Poster path={poster} title={title} {...(sizes && { sizes })} {...(calm && { calm })} />
        {foot && <span class="title-card-foot">{foot}</span>}
        {mark && <span class="title-card-mark">{mark}</span>}
      </span>
      <span class="title-card-title cut">{title}</span>
      <span class="title-card-note cut" title={noteTitle}>
        {note}
      </span>
    </a>
  );
}

/** Height of a card whose poster has that width. */
export const titleCardHeight = (width: number) => Math.round(width * 1.5) + 8 + rem(2.5);
