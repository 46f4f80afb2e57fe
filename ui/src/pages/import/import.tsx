// SPDX-License-Identifier: MIT
// Bringing everything in, as a journey: source, options, preview, the import itself, and what came of it.
import { useEffect, useState } from 'preact/hooks';
import { api } from '../../api/api';
import type { ImportPart, ImportPreview, RunStatus } from '../../api/types';
import { Page } from '../../parts/page';
import { Failed } from '../../parts/states';
import { type ApiError, toApiError } from '../../api/api';
import { importing, importRun } from '../../state/runs';
import { changed } from '../../state/resource';
import './import.css';
import { Options } from './options';
import { Past } from './past';
import { Preview, Previewing } from './preview';
import { Result } from './result';
import { Run } from './run';
import { Source } from './source';
import { Steps, type Step } from './steps';
import { Unfinished } from './unfinished';

/** Where the history comes from: Trakt's live API, or an export that was dropped on the page. */
export type From = { kind: 'trakt' } | { kind: 'export'; file: File };

export const allParts: ImportPart[] = ['movies', 'series', 'watchlist', 'ratings'];

export default function Import() {
  const [step, setStep] = useState<Step>('source');
  const [from, setFrom] = useState<From>();
  const [parts, setParts] = useState<ImportPart[]>(allParts);
  const [preview, setPreview] = useState<ImportPreview>();
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<ApiError>();
  const run = importRun.value;

  // Whoever started it, and wherever: a run that goes on is what there is to see.
  const running = importing.value;
  useEffect(() => {
    if (running) setStep('import');
    else setStep((before) => (before === 'import' ? 'result' : before));
  }, [running]);

  const look = async () => {
    if (!from) return;
    setStep('preview');
    setPreview(undefined);
    setError(undefined);
    setShare(undefined);
    try {
      const seen =
        from.kind === 'trakt'
          ? await api.previewImport({ only: parts })
          : await api.previewExport(from.file, parts, setShare);
      setPreview(seen);
    } catch (problem) {
      setError(toApiError(problem));
    }
  };

  const start = async (begin: () => Promise<RunStatus>) => {
    setError(undefined);
    try {
      importRun.value = await begin();
      setStep('import');
      changed();
    } catch (problem) {
      setError(toApiError(problem));
    }
  };
  const startImport = () =>
    start(() => api.startImport({ only: parts, ...(preview?.upload && { upload: preview.upload }) }));

  const content = () => {
    switch (step) {
      case 'source':
        return (
          <>
            {run?.resumable && <Unfinished run={run} onResume={() => void start(api.resumeImport)} />}
            <Source
              onChosen={(chosen) => {
                setFrom(chosen);
                setStep('options');
              }}
            />
            <Past />
          </>
        );
      case 'options':
        return <Options parts={parts} onChange={setParts} onNext={() => void look()} />;
      case 'preview':
        if (error) return <Failed error={error} again={() => void look()} />;
        if (!preview) return <Previewing share={share} />;
        return <Preview preview={preview} onStart={() => void startImport()} />;
      case 'import':
        return run ? <Run run={run} /> : <Previewing share={undefined} />;
      case 'result':
        return <Result run={run} onAgain={() => void start(api.resumeImport)} onNew={() => setStep('source')} />;
    }
  };

  return (
    <Page title="Import">
      <Steps now={step} onBack={running ? undefined : setStep} />
      {error && step !== 'preview' && <Failed error={error} />}
      {content()}
    </Page>
  );
}
