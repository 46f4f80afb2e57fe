// SPDX-License-Identifier: MIT
// How this browser shows things.
import { reads } from '../../api/api';
import { ThemeSwitch } from '../../shell/theme-switch';
import { spoilerFree } from '../../state/preferences';
import { useRead } from '../../state/resource';
import { Section, Setting, Switch } from './section';

export function Looks() {
  const { data } = useRead(reads.setup());
  return (
    <Section id="looks" title="Looks">
      <Setting name="Theme" help="In this browser.">
        <ThemeSwitch words />
      </Setting>
      <Setting name="Without spoilers" help="Titles, stills and texts of episodes that you have not seen are hidden.">
        <Switch label="Without spoilers" on={spoilerFree.value} onChange={(on) => (spoilerFree.value = on)} />
      </Setting>
      <Setting
        name="Time zone"
        help={
          <>
            {data?.time_zone_warnings.map((warning) => (
              <strong key={warning}>{`${warning} `}</strong>
            ))}
            Decides on which day a play falls, here and everywhere. To change it, set <code>CINEMARCO_TIME_ZONE</code>{' '}
            and start Cinemarco again: all days follow.
          </>
        }
      >
        {data?.time_zone}
      </Setting>
    </Section>
  );
}
