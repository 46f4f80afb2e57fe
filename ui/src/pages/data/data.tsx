// SPDX-License-Identifier: MIT
// Your data: what is here and how large, and every way to take it along.
import { reads } from '../../api/api';
import { Page } from '../../parts/page';
import { useRead } from '../../state/resource';
import { bytes, count } from '../../words';
import { Section, Setting } from '../settings/section';
import '../settings/settings.css';
import { Backups } from './backups';
import { Check } from './check';
import './data.css';
import { Exports } from './exports';

function Here() {
  const titles = useRead(reads.library({ limit: 1 })).data?.total;
  const plays = useRead(reads.plays({ limit: 1 })).data?.total;
  const size = useRead(reads.backups()).data?.database_bytes;
  const pictures = useRead(reads.cache()).data?.pictures;
  if (titles === undefined || plays === undefined || size === undefined || !pictures) return null;
  return (
    <Section id="here" title="What is here">
      <Setting
        name={`${count(titles, 'title')}, ${count(plays, 'play')}`}
        help={`${bytes(size)} of library and ${bytes(pictures.bytes)} of pictures, all of it on the server’s own disk. Pictures can be fetched again; everything else is in each backup.`}
      />
    </Section>
  );
}

export default function Data() {
  return (
    <Page title="Your data" narrow>
      <Here />
      <Backups />
      <Exports />
      <Check />
    </Page>
  );
}
