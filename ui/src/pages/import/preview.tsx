// SPDX-License-Identifier: MIT
// What an import would bring, before anything is written.
import { CircleAlert, CircleHelp, Hourglass } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { forBrowser } from '../../api/for-browser';
import type { RunStatus, SeenPreview } from '../../api/types';
import { Button } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Progress } from '../../parts/progress';
import { Failed } from '../../parts/states';
import { useTick } from '../../state/redraw';
import { count, duration, number, time } from '../../words';
import { Also } from './also';
import { endLook, readPreview, refusal, replaceAndLook, replacing, startImport, takeUser } from './journey';
import { look } from './look';
import { matchOf, type ShownPreview, withMatches } from './matched';
import { matches } from './matches';
import { isOtherAccount, OtherAccount } from './other-account';
import { PreviewTitles } from './preview-titles';
import { peopleIn, SeveralPeople } from './several-people';
import { sourceName } from './source-names';
import { Hints } from './summary';

function Sending({ share }: { share: number | undefined }) {
  const known = share !== undefined && share < 1;
  return (
    <section class="previewing card">
      <div role="status">
        <h2>{known ? 'Uploading' : 'Starting'}</h2>
      </div>
      <Progress label="Uploading" done={known ? Math.round(share * 100) : 0} total={known ? 100 : 0} />
      <div class="run-foot">
        <span class="muted small">Nothing is imported yet.</span>
        <Button onClick={endLook}>Cancel</Button>
      </div>
    </section>
  );
}

function Reading({ run }: { run: RunStatus }) {
  useTick(1000);
  const waits = run.waiting_until && Date.parse(run.waiting_until) > Date.now() ? run.waiting_until : undefined;
  return (
    <section class="previewing card">
      <div role="status">
        <h2>Reading your history</h2>
      </div>
      <Progress label="Reading" done={run.completed} total={run.total} />
      <div class="run-facts">
        <strong>{run.total > 0 ? `${number(run.completed)} of ${count(run.total, 'page')}` : 'First page'}</strong>
        <span class="muted">{run.eta_seconds !== null && `${duration(run.eta_seconds)} left`}</span>
      </div>
      {waits && (
        <p class="run-waiting" role="status">
          <Icon of={Hourglass} size={16} />
          {`Trakt asked us to slow down. Continuing at ${time(waits)}.`}
        </p>
      )}
      <div class="run-foot">
        <span class="muted small">Nothing is imported yet. You can leave or close this page; it continues.</span>
        <Button onClick={endLook}>Cancel</Button>
      </div>
    </section>
  );
}

function Facts({ preview }: { preview: ShownPreview }) {
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

/** What each row of another service's file would do; they add up to all of it. */
function Rows({ preview }: { preview: SeenPreview }) {
  const { rows } = preview;
  if (!rows) return null;
  const unsure = preview.titles.filter((it) => it.state === 'unsure');
  const said = unsure.filter((it) => matchOf(it, matches.value)).length;
  const open =
    said === 0 ? 'of an unsure title' : said === unsure.length ? 'of titles you matched' : 'of unsure titles';
  const parts = [
    { many: rows.new, words: 'new' },
    { many: rows.existing, words: 'already here' },
    { many: rows.same_viewing, words: 'the same viewing as one here' },
    { many: rows.unsure, words: open },
    { many: rows.skipped, words: 'nothing to import' },
    { many: rows.failed, words: 'can’t be read' },
  ].filter((it) => it.many > 0);
  return (
    <p class="preview-rows">
      <strong>{`${sourceName(preview.source)}: ${count(rows.seen, 'row')}`}</strong>{' '}
      <span class="muted">{parts.map((it) => `${number(it.many)} ${it.words}`).join(' · ')}</span>
    </p>
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
        When more than four episodes of a series share one day, each is shown on the day it aired instead. The original
        date is kept, and you can change every date.
      </p>
    </details>
  );
}

function Troubles({ preview }: { preview: ShownPreview }) {
  if (preview.errors.length === 0) return null;
  return (
    <details class="preview-note preview-troubles small">
      <summary>
        <Icon of={CircleAlert} size={16} />
        {`${count(preview.errors.length, 'part')} can’t be read`}
      </summary>
      <ul>
        {preview.errors.map((it) => (
          <li key={`${it.title} ${it.message}`}>
            <strong>{it.title || it.type}</strong>
            <span class="muted">{` · ${forBrowser(it.message)}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Counted = Pick<SeenPreview, 'movies' | 'series' | 'plays' | 'rows' | 'ratings'>;

/** What the import's button says: how much is new; nothing where all is here already. */
function news({ movies, series, plays, rows, ratings }: Counted): string | undefined {
  const titles = movies.new + series.new;
  if (titles > 0) return `Import ${count(titles, 'title')}`;
  if (plays.new > 0) return `Import ${count(plays.new, 'play')}`;
  if (!rows || rows.new === 0) return undefined;
  return `Import ${ratings > 0 ? count(ratings, 'rating') : count(rows.new, 'row')}`;
}

function Seen({ preview: found, onStart }: { preview: SeenPreview; onStart: () => void }) {
  const [busy, setBusy] = useState(false);
  const all = matches.value;
  const preview = useMemo(() => withMatches(found, all), [found, all]);
  const { movies, series } = preview;
  const brings = news(preview);
  const isNeeded = brings !== undefined || replacing.value;
  const unsure = preview.titles.filter((it) => it.state === 'unsure').length;
  const unmatched = movies.skipped + series.skipped - unsure;
  const start = async () => {
    setBusy(true);
    if (await startImport(found)) onStart();
    else setBusy(false);
  };
  return (
    <section class="preview" aria-labelledby="preview-head">
      <header class="preview-head">
        <h2 id="preview-head">
          {[
            `${number(movies.new + series.new)} new`,
            `${number(movies.existing + series.existing)} already here`,
            unsure > 0 && `${number(unsure)} to choose`,
            unmatched > 0 && `${number(unmatched)} can’t be matched`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </h2>
        <Button kind={isNeeded ? 'primary' : 'plain'} busy={busy} onClick={() => void start()}>
          {brings ?? 'Import again (nothing new)'}
        </Button>
      </header>
      {!isNeeded && (
        <p class="preview-nothing">Everything is here already. Importing again only refreshes ratings and watchlist.</p>
      )}
      {refusal.value && (
        <p class="import-error" role="alert">
          {refusal.value.detail || refusal.value.title}
        </p>
      )}
      {replacing.value && (
        <p class="preview-replaces">
          <Icon of={CircleAlert} size={18} />
          This replaces the Trakt account: what came from the previous one is removed when the import starts.
        </p>
      )}
      <Rows preview={found} />
      <Also preview={found} />
      <Facts preview={preview} />
      <div class="preview-notes">
        <Troubles preview={preview} />
        <Hints hints={preview.hints} />
        {preview.titles.some((it) => it.air_dated.length > 0) && <Binge />}
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
    case 'sending':
      return <Sending share={now.share} />;
    case 'reading':
      return <Reading run={now.run} />;
    case 'failed':
      if (isOtherAccount(now.error)) {
        return <OtherAccount error={now.error} onReplace={replaceAndLook} onKeep={onKeep} />;
      }
      if (peopleIn(now.error).length > 0) return <SeveralPeople people={peopleIn(now.error)} onTake={takeUser} />;
      return (
        <>
          <Failed error={now.error} again={() => void readPreview()} />
          <p class="preview-back">
            <Button kind="quiet" onClick={endLook}>
              Back to options
            </Button>
          </p>
        </>
      );
    case 'seen':
      return <Seen preview={now.preview} onStart={onStart} />;
  }
}
