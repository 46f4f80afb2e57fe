// SPDX-License-Identifier: MIT
// The journey's steps; those that are behind one lead back.
import { Check } from 'lucide';
import { Icon } from '../../parts/icon';

export const steps = ['source', 'options', 'preview', 'import', 'result'] as const;
export type Step = (typeof steps)[number];

const words: Record<Step, string> = {
  source: 'Source',
  options: 'Options',
  preview: 'Preview',
  import: 'Import',
  result: 'Result',
};

export function Steps({ now, onBack }: { now: Step; onBack: ((step: Step) => void) | undefined }) {
  const at = steps.indexOf(now);
  return (
    <ol class="steps" aria-label="Steps of the import">
      {steps.map((it, index) => {
        // What was imported stays imported: from the result one can only begin anew.
        const back = index < at && onBack && (now !== 'result' || it === 'source');
        const mark = index < at ? <Icon of={Check} size={14} /> : index + 1;
        return (
          <li key={it} class={`step ${index < at ? 'step-done' : ''}`} aria-current={it === now ? 'step' : undefined}>
            <span class="step-mark" aria-hidden="true">
              {mark}
            </span>
            {back ? (
              <button type="button" class="step-name link" onClick={() => onBack(it)}>
                {words[it]}
              </button>
            ) : (
              <span class="step-name">{words[it]}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
