// SPDX-License-Identifier: MIT
// The way to backups, exports and the check, which have a page of their own.
import { reads } from '../../api/api';
import { LinkButton } from '../../parts/button';
import { useRead } from '../../state/resource';
import { ago } from '../../words';
import { Section, Setting } from './section';

export function YourData() {
  const { data } = useRead(reads.backups());
  const newest = data?.backups.find((it) => it.reason !== 'damaged');
  return (
    <Section id="data" title="Your data">
      <Setting
        name={newest ? `Last backup ${ago(newest.made_at)}` : 'Backups and exports'}
        help={
          <>
            {data?.problem && <strong>{`The last backup failed ${ago(data.problem.at)}. `}</strong>}
            Back up, export everything, or check that all is whole.
          </>
        }
      >
        <LinkButton href="/data">Open</LinkButton>
      </Setting>
    </Section>
  );
}
