// SPDX-License-Identifier: MIT
// How this browser shows things.
import { reads } from '../../api/api';
import { ThemeSwitch } from '../../shell/theme-switch';
import { spoilerFree } from '../../state/preferences';
import { useRead } from '../../state/resource';
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
