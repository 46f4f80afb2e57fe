// SPDX-License-Identifier: MIT
// What this is, and whose data it shows.
import { reads } from '../../api/api';
import { useRead } from '../../state/resource';
import { Section, Setting } from './section';

export function About() {
  const { data } = useRead(reads.setup());
  return (
    <Section id="about" title="About">
      <Setting
        name={`Cinemarco ${data?.version ?? ''}`}
        help={
          <>
            Everything you have watched, on your own disk.{' '}
            <a class="link" href="/api/openapi.json" target="_blank">
              For programs: what the API offers
            </a>
          </>
        }
      />
      <Setting
        name="TMDB"
        help={
          <>
            This product uses the TMDB API but is not endorsed or certified by TMDB.
            <br />
            This application uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by{' '}
            <a class="link" href="https://www.themoviedb.org/" rel="noreferrer" target="_blank">
              TMDB
            </a>
            .
          </>
        }
      >
        <a class="tmdb-mark" href="https://www.themoviedb.org/" rel="noopener noreferrer" target="_blank">
          TMDB
        </a>
      </Setting>
      <Setting name="JustWatch" help="Where a title can be watched is told by JustWatch, through TMDB." />
    </Section>
  );
}
