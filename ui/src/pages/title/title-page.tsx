// SPDX-License-Identifier: MIT
// The frame of a title's page: its content, what is still coming, or why there is none.
import { Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ApiError } from '../../api/api';
import { LinkButton } from '../../parts/button';
import { Page } from '../../parts/page';
import { Empty, Failed } from '../../parts/states';
import { TitleSkeleton } from './title-skeleton';

interface Props {
  kind: 'Movie' | 'Series';
  /** Undefined until it is known. */
  title: string | undefined;
  error: ApiError | undefined;
  again: () => void;
  children: ComponentChildren;
}

export function TitlePage({ kind, title, error, again, children }: Props) {
  if (title !== undefined) {
    return (
      <Page title={title} hero>
        {children}
      </Page>
    );
  }
  if (!error) {
    return (
      <Page title={kind} hero>
        <TitleSkeleton />
      </Page>
    );
  }
  return (
    <Page title={kind}>
      {error.code === 'not_found' ? (
        <Empty
          icon={Trash2}
          title="This is no longer in your library"
          actions={
            <>
              <LinkButton kind="primary" href="/library">
                Go to your library
              </LinkButton>
              <LinkButton href="/settings#removed">Removed titles</LinkButton>
            </>
          }
        >
          If you removed it, you can bring it back whole.
        </Empty>
      ) : (
        <Failed error={error} again={again} />
      )}
    </Page>
  );
}
