// SPDX-License-Identifier: MIT
// Everything as a file, for Cinemarco or for others.
import { Download } from 'lucide';
import { address } from '../../api/api';
import { LinkButton } from '../../parts/button';
import { Section, Setting } from '../settings/section';

const ways = [
  ['json', 'Everything', 'Nothing is left out. Import it here or in another Cinemarco.'],
  ['trakt', 'Trakt’s layout', 'Plays, ratings and watchlist as Trakt’s own export has them: other trackers read it.'],
  ['csv', 'Plays as a table', 'Every play, for a spreadsheet.'],
  ['letterboxd', 'Letterboxd', 'Your movies, as a ZIP of tables that Letterboxd’s import takes.'],
  ['yamtrack', 'Yamtrack', 'Titles and plays, for Yamtrack’s import.'],
] as const;

export function Exports() {
  return (
    <Section id="exports" title="Export">
      {ways.map(([format, name, help]) => (
        <Setting key={format} name={name} help={help}>
          <LinkButton
            icon={Download}
            href={address('/api/export', { format })}
            download="cinemarco"
            aria-label={`Download: ${name}`}
          >
            Download
          </LinkButton>
        </Setting>
      ))}
    </Section>
  );
}
