// SPDX-License-Identifier: MIT
// An address that leads nowhere.
import { Compass } from 'lucide';
import { LinkButton } from '../parts/button';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';

export default function NotFound() {
  return (
    <Page title="Not found">
      <Empty
        icon={Compass}
        title="Nothing is here"
        actions={
          <>
            <LinkButton kind="primary" href="/">
              Go home
            </LinkButton>
            <LinkButton href="/search">Search for it</LinkButton>
          </>
        }
      >
        This address leads nowhere: the title may have been removed, or the link may be mistyped.
      </Empty>
    </Page>
  );
}
