// SPDX-License-Identifier: MIT
// The rail at the side of a wide screen, which is the bar at the foot of a phone.
import { Ellipsis } from 'lucide';
import { useLocation } from 'preact-iso/router';
import { Icon } from '../parts/icon';
import { Menu } from '../parts/menu';
import { importing } from '../state/runs';
import './navigation.css';
import { isAt, isOnlyWide, places } from './places';
import { ThemeButton } from './theme-switch';

const more = places.filter(isOnlyWide);

/** On a phone: what its bar has no room for. */
function More({ path }: { path: string }) {
  const isHere = more.some((it) => isAt(it, path));
  return (
    <Menu
      label="More"
      class={`navigation-place ${isHere ? 'navigation-here' : ''}`}
      items={more.map(({ href, label, icon }) => ({ href, label, icon }))}
    >
      <span class="navigation-icon">
        <Icon of={Ellipsis} size={22} />
        {importing.value && <span class="navigation-dot" />}
      </span>
      More
    </Menu>
  );
}

export function Navigation() {
  const { path } = useLocation();
  return (
    <nav class="navigation" aria-label="Main">
      <a class="navigation-mark" href="/" aria-label="Cinemarco">
        <svg width="34" height="34" viewBox="0 0 64 64" aria-hidden="true">
          <path
            d="M47 19.5A19.5 19.5 0 1 0 47 44.5"
            fill="none"
            stroke="var(--accent)"
            stroke-width="9"
            stroke-linecap="round"
          />
          <circle cx="32" cy="32" r="6.5" fill="var(--text)" />
        </svg>
      </a>
      <ul class="navigation-places">
        {places.map((place) => (
          <li key={place.href} class={isOnlyWide(place) ? 'navigation-wide' : ''}>
            <a class="navigation-place" href={place.href} aria-current={isAt(place, path) ? 'page' : undefined}>
              <span class="navigation-icon">
                <Icon of={place.icon} size={22} />
                {place.href === '/import' && importing.value && (
                  <span class="navigation-dot" title="An import is running" />
                )}
              </span>
              {place.label}
            </a>
          </li>
        ))}
        <li class="navigation-more">
          <More path={path} />
        </li>
      </ul>
      <span class="navigation-foot">
        <ThemeButton />
      </span>
    </nav>
  );
}
