// SPDX-License-Identifier: MIT
// The rail at the side of a wide screen, which is the bar at the foot of a phone.
import { useLocation } from 'preact-iso/router';
import { Icon } from '../parts/icon';
import { importing } from '../state/runs';
import './navigation.css';
import { isAt, onlyWide, places } from './places';
import { ThemeButton } from './theme-switch';

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
          <li key={place.href} class={onlyWide.includes(place.href) ? 'navigation-wide' : ''}>
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
      </ul>
      <span class="navigation-foot">
        <ThemeButton />
      </span>
    </nav>
  );
}
