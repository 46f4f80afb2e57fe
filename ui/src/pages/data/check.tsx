// SPDX-License-Identifier: MIT
// Whether the library is whole, and mending what is not.
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { forBrowser } from '../../api/for-browser';
import type { CheckReport } from '../../api/types';
import { Button } from '../../parts/button';
import { Progress } from '../../parts/progress';
import { changed } from '../../state/resource';
import { complain } from '../../state/toasts';
import { count } from '../../words';
import { Section, Setting } from '../settings/section';

function verdict(report: CheckReport): string {
  const mended = report.findings.filter((it) => it.mended).length;
  if (!report.whole) return 'Something is wrong';
  return mended > 0 ? `Repaired ${count(mended, 'finding')}` : 'Everything is as it should be';
}

export function Check() {
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<CheckReport>();
  const check = async (repair: boolean) => {
    setBusy(true);
    try {
      setReport(await api.check(repair));
      if (repair) changed();
    } catch (error) {
      complain(error);
    }
    setBusy(false);
  };
  const isMendable = report?.findings.some((it) => it.is_fault && !it.mended) ?? false;
  return (
    <Section id="check" title="Check">
      <Setting
        name={report ? verdict(report) : 'Check the library'}
        help={
          <div aria-live="polite">
            {report
              ? `Looked at ${count(report.titles, 'title')}, ${count(report.plays, 'play')} and ${count(report.pictures, 'picture')}.`
              : 'Reads the whole database and compares every title with its plays. Changes nothing unless you let it repair.'}
            {report && report.findings.length > 0 && (
              <ul class="check-findings">
                {report.findings.map((it) => (
                  <li key={it.what}>{`${forBrowser(it.message)}${it.mended ? ' Repaired.' : ''}`}</li>
                ))}
              </ul>
            )}
          </div>
        }
      >
        {isMendable && (
          <Button kind="primary" disabled={busy} onClick={() => void check(true)}>
            Repair
          </Button>
        )}
        <Button busy={busy} onClick={() => void check(false)}>
          {report ? 'Check again' : 'Check'}
        </Button>
        {busy && <Progress label="Checking the library" done={0} total={0} thin />}
      </Setting>
    </Section>
  );
}
