// SPDX-License-Identifier: MIT
// The journey's steps; those that are behind one lead back.
import { Check } from 'lucide';
import { Icon } from '../../parts/icon';
import { type Step, steps } from './journey';

const words: Record<Step, string> = {
  source: 'Source',
  options: 'Options',
  preview: 'Preview',
  import: 'Import',
  result: 'Result',
};

export function Steps({ now, onBack }: { now: Step; onBack: (step: Step) => void }) {
  const at = steps.indexOf(now);
  return (
    <nav aria-label="Steps of the import">
      <p class="steps-now" aria-hidden="true">{`${at + 1} of ${steps.length} · ${words[now]}`}</p>
      <ol class="steps">
        {steps.map((it, index) => {
          const done = index < at;
          // What was imported stays imported: from the result one can only begin anew, and a run is not left by a step.
          const back = done && now !== 'import' && (now !== 'result' || it === 'source');
          const inside = (
            <>
              <span class="step-mark" aria-hidden="true">
                {done ? <Icon of={Check} size={14} /> : index + 1}
              </span>
              <span class="step-name">{words[it]}</span>
            </>
          );
          return (
            <li key={it} class={`step ${done ? 'step-done' : ''}`} aria-current={it === now ? 'step' : undefined}>
              {back ? (
                <button type="button" class="step-inside step-back" onClick={() => onBack(it)}>
                  {inside}
                </button>
              ) : (
                <span class="step-inside">{inside}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
