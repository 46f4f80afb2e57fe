// SPDX-License-Identifier: MIT
// Bringing everything in, as a journey: source, options, preview, the import itself, and what came of it.
import { useEffect, useState } from 'preact/hooks';
import { reads } from '../../api/api';
import { Page } from '../../parts/page';
import { Bone, Skeleton } from '../../parts/skeleton';
import { Failed } from '../../parts/states';
import { useRead } from '../../state/resource';
import { importRun } from '../../state/runs';
import { FileDrop } from './file-drop';
import './import.css';
import { choose, pickUp, readPreview, startOver, useStep } from './journey';
import { Options } from './options';
import { Past } from './past';
import { Preview } from './preview';
import { Result } from './result';
import { Run } from './run';
import { Source } from './source';
import { Steps } from './steps';
import { Unfinished } from './unfinished';

function Journey() {
  const [step, go] = useStep();
  const run = importRun.value;
  const toOptions = () => go('options');
  const toRun = () => go(undefined);
  const anew = () => {
    startOver();
    go('source');
  };
  const content = () => {
    switch (step) {
      case 'source':
        return (
          <>
            {run?.resumable && <Unfinished run={run} onResume={toRun} />}
            <Source onChosen={toOptions} />
            <Past />
          </>
        );
      case 'options':
        return (
          <Options
            onNext={() => {
              void readPreview();
              go('preview');
            }}
          />
        );
      case 'preview':
        return <Preview onStart={toRun} onKeep={anew} />;
      case 'import':
        return run && <Run run={run} />;
      case 'result':
        return run && <Result run={run} onAgain={toRun} onNew={anew} />;
    }
  };
  return (
    <>
      <Steps now={step} onBack={(back) => (step === 'result' ? anew() : go(back))} />
      {content()}
      {step !== 'import' && (
        <FileDrop
          onExport={(given) => {
            startOver();
            choose({ kind: 'export', given });
            toOptions();
          }}
        />
      )}
    </>
  );
}

export default function Import() {
  // Before it is known whether an import goes on, any step would be a guess.
  const { error, again } = useRead(reads.import());
  const [isPickedUp, setPickedUp] = useState(false);
  useEffect(() => void pickUp().finally(() => setPickedUp(true)), []);
  // What follows the steps comes with them, so that nothing moves.
  const past = useRead(reads.imports());
  const trakt = useRead(reads.trakt());
  const areThere = isPickedUp && [past, trakt].every((it) => it.data ?? it.error);
  return (
    <Page title="Import">
      {importRun.value && areThere ? (
        <Journey />
      ) : error ? (
        <Failed error={error} again={again} />
      ) : (
        <Skeleton class="import-bones">
          <Bone height="24px" />
          <Bone height="280px" />
        </Skeleton>
      )}
    </Page>
  );
}
