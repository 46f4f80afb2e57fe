// SPDX-License-Identifier: MIT
// How this browser shows things.
import { reads } from '../../api/api';
import { ThemeSwitch } from '../../shell/theme-switch';
import { originalTitles } from '../../state/original-titles';
import { spoilerFree } from '../../state/preferences';
import { readAnew, useRead } from '../../state/resource';
import { count } from '../../words';
import { Section, Setting, Switch } from './section';

export function Appearance() {
  const { data } = useRead(reads.setup());
  return (
    <Section id="appearance" title="Appearance">
      <Setting name="Theme" help="For this browser.">
        <ThemeSwitch words />
      </Setting>
      <Setting name="Hide spoilers" help="Hides titles, stills and descriptions of episodes you haven’t watched.">
        <Switch label="Hide spoilers" on={spoilerFree.value} onChange={(on) => (spoilerFree.value = on)} />
      </Setting>
      <Setting
        name="Show original titles"
        help="As movies and series are called where they come from. Search finds both names."
      >
        <Switch
          label="Show original titles"
          on={originalTitles.value}
          onChange={(on) => {
            originalTitles.value = on;
            readAnew();
          }}
        />
      </Setting>
      <Setting
        name="Language of titles"
        help={
          <>
            {data && data.titles_to_come > 0 && (
              <strong>{`${count(data.titles_to_come, 'title')} still to come. `}</strong>
            )}
            Of titles, descriptions and posters; English where nobody has translated them. It is the server’s; change it
            there.
          </>
        }
      >
        {data?.language}
      </Setting>
      <Setting
        name="Time zone"
        help={
          <>
            {data?.time_zone_warnings.map((warning) => (
              <strong key={warning}>{`${warning} `}</strong>
            ))}
            Decides on which day a play falls. It is the server’s; change it there.
          </>
        }
      >
        {data?.time_zone}
      </Setting>
    </Section>
  );
}
