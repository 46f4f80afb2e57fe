// SPDX-License-Identifier: MIT
// Posters, stills, backdrops and faces: each keeps its place before, without and after its picture.
import { User } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { below } from '../base';
import { initial } from '../words';
import { Icon } from './icon';
import './picture.css';

const widths = {
  poster: ['w185', 'w342', 'w500'],
  still: ['w185', 'w300', 'original'],
  backdrop: ['w780', 'w1280'],
  profile: ['w45', 'w185'],
} as const;

type Kind = keyof typeof widths;

interface Props {
  /** TMDB's path, "/abc.jpg", or nothing. */
  path: string | null | undefined;
  /** Shown in the picture's place where there is none, and what a placeholder's colour comes from. */
  title: string;
  /** How wide it is shown, as `sizes` has it: "160px", "(min-width: 900px) 320px, 50vw". */
  sizes?: string;
  /** Above the fold: not to be loaded lazily. */
  eager?: boolean;
  /** In a long list: asked for only when it stays in sight. */
  calm?: boolean;
  class?: string;
}

const stays = 120; // ms
/** Addresses that were shown before: these come at once. */
const seen = new Set<string>();

/** Whether a picture that came into sight is still there after a moment. */
function useStays(file: string | undefined, calm: boolean): boolean {
  const [isThere, setThere] = useState(!calm || (file !== undefined && seen.has(file)));
  useEffect(() => {
    if (isThere || !file) return;
    const timer = setTimeout(() => setThere(true), stays);
    return () => clearTimeout(timer);
  }, [isThere, file]);
  useEffect(() => {
    if (isThere && file) seen.add(file);
  }, [isThere, file]);
  return isThere;
}

const measure = (size: string) => (size === 'original' ? '1280w' : `${size.slice(1)}w`);

function hue(title: string): number {
  let sum = 0;
  for (const letter of title) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return sum;
}

function Picture({ kind, path, title, sizes, eager = false, calm = false, class: name = '' }: Props & { kind: Kind }) {
  const [broken, setBroken] = useState<string>();
  const file = path && path !== broken ? path.replace(/^\//, '') : undefined;
  const address = (size: string) => below(`/images/${kind}/${size}/${file ?? ''}`);
  const [first] = widths[kind];
  const isWanted = useStays(file, calm);
  const image = useRef<HTMLImageElement>(null);
  // One that is no longer there shall not hold up those that are.
  useEffect(() => {
    const it = image.current;
    return () => {
      if (it && !it.complete) it.src = '';
    };
  }, [isWanted, file]);
  return (
    <span class={`picture picture-${kind} ${name}`} style={{ '--hue': hue(title) }}>
      {file && !isWanted ? null : file ? (
        <img
          ref={image}
          key={file}
          src={address(first)}
          srcset={widths[kind].map((it) => `${address(it)} ${measure(it)}`).join(', ')}
          sizes={sizes ?? '160px'}
          loading={eager || calm ? 'eager' : 'lazy'}
          decoding="async"
          alt=""
          onError={() => setBroken(path ?? undefined)}
        />
      ) : kind === 'profile' ? (
        <Icon of={User} size={28} />
      ) : (
        <span class="picture-words" aria-hidden="true">
          {kind === 'poster' ? title : initial(title)}
        </span>
      )}
    </span>
  );
}

/** 2:3. Decoration: the title stands beside it or labels the link around it. */
export const Poster = (props: Props) => <Picture kind="poster" {...props} />;
/** 16:9, of an episode. */
export const Still = (props: Props) => <Picture kind="still" {...props} />;
/** 16:9, of a title. */
export const Backdrop = (props: Props) => <Picture kind="backdrop" {...props} />;
/** 2:3, of a person. */
export const Face = (props: Props) => <Picture kind="profile" {...props} />;
