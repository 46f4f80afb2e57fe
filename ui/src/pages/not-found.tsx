// SPDX-License-Identifier: MIT
// An address that leads nowhere.
import { Compass } from 'lucide';
import { LinkButton } from '../parts/button';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';

export default function NotFound() {
  return (
    <Page title="Page not found">
      <Empty
        icon={Compass}
        title="Nothing is at this address"
        actions={
          <>
            <LinkButton kind="primary" href="/">
              Go home
            </LinkButton>
            <LinkButton href="/search">Search</LinkButton>
          </>
        }
      >
        It may have been removed, or the link is wrong.
      </Empty>
    </Page>
  );
}
