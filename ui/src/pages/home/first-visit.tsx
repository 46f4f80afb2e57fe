// SPDX-License-Identifier: MIT
// The first visit: three steps to one's own library, what works already, and a look at a sample.
import { ArrowRight, CircleCheck, ExternalLink } from 'lucide';
import type { ComponentChildren } from 'preact';
import { reads } from '../../api/api';
import { forBrowser } from '../../api/for-browser';
import { traktApplications, traktExport } from '../../links';
import { LinkButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { useRead } from '../../state/resource';
import { PasteTmdbKey, PasteTraktKeys } from '../setup/paste-keys';
import './first-visit.css';

function Step({
  at,
  title,
  done,
  children,
}: {
  at: number;
  title: string;
  done: boolean;
  children: ComponentChildren;
}) {
  return (
    <li class={`first-step card ${done ? 'first-step-done' : ''}`}>
      <span class="first-number" aria-hidden="true">
        {done ? <Icon of={CircleCheck} size={26} /> : at}
      </span>
      <div class="first-inside">
        <h2>
          {title}
          {done && <span class="first-state"> · done</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}

function Away({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" class="first-away">
      {children}
      <Icon of={ExternalLink} size={14} />
    </a>
  );
}

export function FirstVisit() {
  const trakt = useRead(reads.trakt());
  const key = useRead(reads.tmdbKey()).data;
  const hasKey = key?.accepted ?? false;
  // A key that is there and does not work is another matter than none.
  const isSet = useRead(reads.setup()).data?.tmdb_key_set ?? false;
  const trouble = isSet && key && !key.accepted ? forBrowser(key.message ?? '') : '';
  const hasApplication = trakt.data?.application_set ?? false;
  const connected = trakt.data?.connected ?? false;
  return (
    <Page title="Welcome">
      <div class="first">
        <p class="first-lead">
          Cinemarco keeps everything you have watched, on your own disk. Three steps, and your whole history is here.
        </p>
        <ol class="first-steps">
          <Step at={1} title="Set a TMDB key" done={hasKey}>
            <p>
              Titles, posters and episodes come from TMDB. A key is free:{' '}
              <Away href="https://www.themoviedb.org/settings/api">themoviedb.org › Settings › API</Away>. Paste it
              here; it stays on your server.
            </p>
            {!hasKey && <PasteTmdbKey />}
            {trouble && (
              <p class="first-trouble" role="status">
                {trouble}
              </p>
            )}
          </Step>
          <Step at={2} title="Choose where your history comes from" done={connected}>
            <div class="first-ways">
              <div>
                <h3>A file</h3>
                <p>
                  What Trakt (<Away href={traktExport}>Trakt › Settings › Data</Away>, button “Export now”, JSON),
                  Letterboxd, IMDb, TV Time, Netflix or another service gives you. Free, and nothing to set up.
                </p>
              </div>
              <div>
                <h3>
                  Your Trakt account, kept in sync
                  {hasApplication && <span class="first-state"> · application set</span>}
                </h3>
                <p>
                  Needs an application of your own (Trakt asks for VIP):{' '}
                  <Away href={traktApplications}>developer.trakt.tv</Away>, with the redirect{' '}
                  <code>urn:ietf:wg:oauth:2.0:oob</code>.
                </p>
                {!hasApplication && <PasteTraktKeys />}
              </div>
            </div>
          </Step>
          <Step at={3} title="Import" done={false}>
            <p>See a preview first, then import. You can stop any time and resume later; nothing is imported twice.</p>
            <div class="line">
              <LinkButton kind={hasKey ? 'primary' : 'plain'} icon={ArrowRight} href="/import">
                Open the import
              </LinkButton>
            </div>
          </Step>
        </ol>
        <section class="first-more">
          <h2>What works already</h2>
          <p class="muted">
            {hasKey
              ? 'Search, trending titles, and adding what you want to watch; the import, as soon as step 2 is done.'
              : 'The preview of a file, and the settings. Pictures and search wait for the TMDB key.'}
          </p>
          {hasKey && (
            <div class="line">
              <LinkButton href="/search">Search for a title</LinkButton>
              <LinkButton href="/trending">See what is trending</LinkButton>
            </div>
          )}
        </section>
        <section class="first-more">
          <h2>Only want to look around?</h2>
          <p class="muted">
            A sample account is built in. It needs no key, runs beside this one and leaves nothing behind: start the
            program once more, with the word <strong>demo</strong> behind its name, and open the address that it says.
          </p>
        </section>
      </div>
    </Page>
  );
}
