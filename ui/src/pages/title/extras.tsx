// SPDX-License-Identifier: MIT
// A title's trailer, and where it can be watched. Asked for behind the page; nothing where there is nothing.
import { Play } from 'lucide';
import type { Read } from '../../api/api';
import type { ExtrasReport } from '../../api/types';
import { Icon } from '../../parts/icon';
import { useRead } from '../../state/resource';
import './extras.css';

const ways = [
  ['flatrate', 'Stream'],
  ['free', 'Free'],
  ['ads', 'With ads'],
  ['rent', 'Rent'],
  ['buy', 'Buy'],
] as const;

function Watch({ watch, region }: { watch: NonNullable<ExtrasReport['watch']>; region: string }) {
  const told = ways.filter(([way]) => watch[way].length > 0);
  if (told.length === 0) return null;
  return (
    <>
      <a href={watch.link} target="_blank" rel="noopener noreferrer">
        Where to watch
      </a>
      {told.map(([way, word]) => (
        <span key={way}>
          <span class="muted">{`${word} `}</span>
          {watch[way].map((it) => it.name).join(', ')}
        </span>
      ))}
      <span class="muted">{`${region}, by ${watch.source}`}</span>
    </>
  );
}

export function Extras({ question }: { question: Read<ExtrasReport> }) {
  const { data } = useRead(question);
  if (!data?.trailer && !data?.watch) return null;
  return (
    <section class="extras small" aria-label="Trailer and where to watch">
      {data.trailer && (
        <a href={data.trailer.url} target="_blank" rel="noopener noreferrer" title={data.trailer.name}>
          <Icon of={Play} size={13} />
          {`Trailer on ${data.trailer.site}`}
        </a>
      )}
      {data.watch && <Watch watch={data.watch} region={data.region} />}
    </section>
  );
}
