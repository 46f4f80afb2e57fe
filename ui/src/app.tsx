// SPDX-License-Identifier: MIT
// The shell around every page, and the door before it.
import { ErrorBoundary } from 'preact-iso/lazy';
import { LocationProvider, Router } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import { reads, toApiError } from './api/api';
import { Mounted } from './parts/mounted';
import { Page } from './parts/page';
import { Failed } from './parts/states';
import { Toaster } from './parts/toaster';
import { routes } from './routes';
import './app.css';
import { Navigation } from './shell/navigation';
import { KeyHelp } from './shell/key-help';
import { useShortcuts } from './shell/shortcuts';
import { LogInCard } from './shell/log-in';
import { announced, useScrollMemory } from './state/navigation';
import { useRead } from './state/resource';
import { checkSession, session, sessionError } from './state/session';
import { accountZone } from './zone';

// Days are told in the account's zone: without it, only a page that shows none could be drawn.
function useAccountZone(): boolean {
  const { data, error } = useRead(reads.setup());
  const told = data?.time_zone;
  useEffect(() => {
    if (told) accountZone.value = told;
  }, [told]);
  return accountZone.value !== '' || error !== undefined;
}

function Pages() {
  const [broken, setBroken] = useState<unknown>();
  const isReady = useAccountZone();
  useShortcuts();
  useScrollMemory();
  if (broken) {
    return (
      <Page title="Something went wrong">
        <Failed error={toApiError(broken)} again={() => location.reload()} />
      </Page>
    );
  }
  if (!isReady) return null;
  return (
    <ErrorBoundary onError={setBroken}>
      <Router>{routes}</Router>
    </ErrorBoundary>
  );
}

export function App() {
  if (!session.value) {
    return sessionError.value ? (
      <main>
        <h1 class="unseen">Cinemarco</h1>
        <Failed error={sessionError.value} again={() => void checkSession()} />
      </main>
    ) : null;
  }
  if (!session.value.authorized) return <LogInCard />;
  return (
    <LocationProvider>
      <Mounted>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Navigation />
        <main id="main" class="main" tabIndex={-1}>
          <Pages />
        </main>
        <Toaster />
        <KeyHelp />
        <p class="unseen" aria-live="polite">
          {announced.value}
        </p>
      </Mounted>
    </LocationProvider>
  );
}
