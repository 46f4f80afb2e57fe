// SPDX-License-Identifier: MIT
// The top of a title's page: its backdrop fading into the ground, its poster, its name and facts.
import { type ComponentChildren, Fragment } from 'preact';
import { below } from '../../base';
import { Poster } from '../../parts/picture';
import './hero.css';

interface Props {
  title: string;
  /** Where it is another. */
  originalTitle?: string | null;
  year: string;
  tagline?: string | null;
  poster: string | null;
  backdrop: string | null;
  /** "2 h 16 min", "Drama, Science Fiction": one line, in this order. */
  facts: ReadonlyArray<string | false | null | undefined>;
  /** Below the facts: what one can do. */
  children?: ComponentChildren;
}

export function Hero({ title, originalTitle, year, tagline, poster, backdrop, facts, children }: Props) {
  const file = backdrop?.replace(/^\//, '');
  return (
    <header class={file ? 'hero' : 'hero hero-plain'}>
      <div class="hero-backdrop" aria-hidden="true">
        {file && (
          <img
            src={below(`/images/backdrop/w1280/${file}`)}
            srcset={`${below(`/images/backdrop/w780/${file}`)} 780w, ${below(`/images/backdrop/w1280/${file}`)} 1280w`}
            sizes="100vw"
            alt=""
          />
        )}
      </div>
      <div class="hero-inside">
        <div class="hero-poster">
          <Poster path={poster} title={title} sizes="(min-width: 900px) 240px, 128px" eager />
        </div>
        <div class="hero-words">
          <h1 tabIndex={-1}>
            {title} {year && <span class="hero-year">{year}</span>}
          </h1>
          {originalTitle && originalTitle !== title && <p class="muted small">{originalTitle}</p>}
          {tagline && <p class="hero-tagline">{tagline}</p>}
          <p class="hero-facts">
            {facts.filter(Boolean).map((it, at, all) => (
              <Fragment key={it}>
                <span>{at + 1 < all.length ? `${it}\u00a0·` : it}</span>{' '}
              </Fragment>
            ))}
          </p>
        </div>
        {children && <div class="hero-actions">{children}</div>}
      </div>
    </header>
  );
}
