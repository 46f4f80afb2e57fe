// SPDX-License-Identifier: MIT
// What an import would bring, before anything is written.
import { CircleAlert, CircleHelp } from 'lucide';
import { useState } from 'preact/hooks';
import type { ImportPreview } from '../../api/types';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Progress } from '../../parts/progress';
import { Failed } from '../../parts/states';
import { count, number } from '../../words';
import { forgetLook, look, readPreview, refusal, replaceAndLook, replacing, startImport } from './journey';
import { isOtherAccount, OtherAccount } from './other-account';
import { PreviewTitles } from './preview-titles';
import { Hints } from './summary';

function Reading({ share }: { share: number | undefined }) {
  const sending = share !== undefined && share < 1;
  return (
    <section class="previewing card" role="status">
      <h2>{sending ? 'Sending the file' : 'Reading everything once'}</h2>
      <Progress label="Reading" done={sending ? Math.round(share * 100) : 0} total={sending ? 100 : 0} />
      <p class="muted small">Nothing is written. A long history takes a little; Trakt gives it page by page.</p>
    </section>
  );
}

function Facts({ preview }: { preview: ImportPreview }) {
  const { movies, series, plays } = preview;
  const facts = [
    { name: 'Movies', many: movies.seen, note: `${number(movies.new)} new` },
    { name: 'Series', many: series.seen, note: `${number(series.new)} new` },
    { name: 'Plays', many: plays.seen, note: `${number(plays.new)} new` },
    { name: 'Ratings', many: preview.ratings, note: 'in five steps' },
    { name: 'Watchlist', many: preview.watchlist, note: 'to watch' },
  ];
  return (
    <dl class="preview-facts">
      {facts.map((it) => (
        <div key={it.name} class="preview-fact card">
          <dt class="muted small">{it.name}</dt>
          <dd>
            <span class="preview-many">{number(it.many)}</span>
            <span class="muted small">{it.note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Binge() {
  return (
    <details class="preview-note small">
      <summary>
        <Icon of={CircleHelp} size={16} />
        Whole seasons marked in one go take their air dates
      </summary>
      <p class="muted">
        Where more than four episodes of one series carry the same day, as after marking a season at Trakt, each is
        shown on the day it aired: 12 episodes on 3 May become twelve evenings. Only where no air date is known the day
        stays. What Trakt says is kept beside it, and you can change every date.
      </p>
    </details>
  );
}

function Troubles({ preview }: { preview: ImportPreview }) {
  if (preview.errors.length === 0) return null;
  return (
    <details class="preview-note preview-troubles small">
      <summary>
        <Icon of={CircleAlert} size={16} />
        {`${count(preview.errors.length, 'part')} of it cannot be read`}
      </summary>
      <ul>
        {preview.errors.map((it) => (
          <li key={`${it.title} ${it.message}`}>
            <strong>{it.title || it.type}</strong>
            <span class="muted">{` · ${it.message}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Seen({ preview, onStart }: { preview: ImportPreview; onStart: () => void }) {
  const [busy, setBusy] = useState(false);
  const { movies, series } = preview;
  const fresh = movies.new + series.new;
  const unmatched = movies.skipped + series.skipped;
  const start = async () => {
    setBusy(true);
    if (await startImport(preview)) onStart();
    else setBusy(false);
  };
  return (
    <section class="preview" aria-labelledby="preview-head">
      <header class="preview-head">
        <h2 id="preview-head">
          {[
            `${number(fresh)} new`,
            `${number(movies.existing + series.existing)} already here`,
            unmatched > 0 && `${number(unmatched)} can’t be matched`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </h2>
        <Button kind="primary" busy={busy} onClick={() => void start()}>
          {fresh > 0 ? `Import ${number(fresh)}` : 'Import again'}
        </Button>
      </header>
      {refusal.value && (
        <p class="import-error" role="alert">
          {refusal.value.detail || refusal.value.title}
        </p>
      )}
      {replacing.value && (
        <p class="preview-replaces">
          <Icon of={CircleAlert} size={18} />
          This replaces the Trakt account: what came from the former one goes as the import begins.
        </p>
      )}
      <Facts preview={preview} />
      <div class="preview-notes">
        <Troubles preview={preview} />
        <Hints hints={preview.hints} />
        <Binge />
      </div>
      <PreviewTitles preview={preview} />
    </section>
  );
}

export function Preview({ onStart, onKeep }: { onStart: () => void; onKeep: () => void }) {
  const now = look.value;
  switch (now.state) {
    case 'none':
      return null;
    case 'reading':
      return <Reading share={now.share} />;
    case 'failed':
      if (isOtherAccount(now.error)) {
        return <OtherAccount error={now.error} onReplace={replaceAndLook} onKeep={onKeep} />;
      }
      return (
        <>
          <Failed error={now.error} again={() => void readPreview()} />
          <p class="preview-back">
            <Button kind="quiet" onClick={forgetLook}>
              Back to the options
            </Button>
          </p>
        </>
      );
    case 'seen':
      return <Seen preview={now.preview} onStart={onStart} />;
  }
}
