// SPDX-License-Identifier: MIT
// Another Trakt account than the one that is mirrored: nothing was read yet, and the user decides.
import { UserRoundX } from 'lucide';
import type { ApiError } from '../../api/api';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';

export const isOtherAccount = (error: ApiError) => error.code === 'other_account';

/** Which two accounts they are; what follows in the message is for the command line. */
const whose = (error: ApiError) => error.detail.split(' Nothing was read')[0];

interface Props {
  error: ApiError;
  onReplace: () => void;
  onKeep: () => void;
}

export function OtherAccount({ error, onReplace, onKeep }: Props) {
  return (
    <section class="other-account" role="alert" aria-labelledby="other-account-head">
      <Icon of={UserRoundX} size={28} class="state-bad" />
      <div class="stack">
        <h2 id="other-account-head">This is another Trakt account</h2>
        <p>{whose(error)}</p>
        <p class="muted small">
          Replacing removes everything that came from the previous account: its plays, ratings and watchlist. What you
          added here stays: your own plays, ratings, notes and favourites. Nothing has changed yet.
        </p>
        <div class="line">
          <Button kind="danger" onClick={onReplace}>
            Replace the account
          </Button>
          <Button onClick={onKeep}>Keep this library</Button>
        </div>
      </div>
    </section>
  );
}
