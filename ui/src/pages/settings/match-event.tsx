// SPDX-License-Identifier: MIT
// A viewing that a media server told of and nobody could place: the user says which title it is, and it is tried again.
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import type { HookEvent, MediaType } from '../../api/types';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Segmented } from '../../parts/segmented';
import { said } from '../../said';
import { changed } from '../../state/resource';
import { say } from '../../state/toasts';
import { ChooseTitle } from '../title/choose-title';
import { namedBy } from './event-name';
import { FormDialog } from './form-dialog';

interface Props {
  hook: number;
  event: HookEvent;
  onClose: () => void;
}

interface Picked {
  readonly tmdbId: number;
  readonly name: string;
}

function NumberField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label class="labelled">
      <span class="small">{label}</span>
      <input
        class="field"
        type="number"
        inputMode="numeric"
        min={0}
        required
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

export function MatchEvent({ hook, event, onClose }: Props) {
  const named = namedBy(event.title ?? '');
  const [type, setType] = useState<MediaType>(named.type);
  const [picked, setPicked] = useState<Picked>();
  const [season, setSeason] = useState(String(named.season ?? ''));
  const [episode, setEpisode] = useState(String(named.episode ?? ''));
  const send = async ({ tmdbId, name }: Picked) => {
    await api.answerEvent(hook, event.id, {
      answer: 'again',
      media_type: type,
      tmdb_id: tmdbId,
      ...(type === 'series' && { season_number: Number(season), episode_number: Number(episode) }),
    });
    say(said.matched(event.title ?? 'it', name));
    changed();
  };
  if (picked) {
    return (
      <FormDialog
        title={picked.name}
        action={type === 'movie' ? 'Record this play' : 'Record this episode'}
        open
        onClose={onClose}
        onSave={() => send(picked)}
      >
        {type === 'series' && (
          <>
            <NumberField label="Season (0 for specials)" value={season} onChange={setSeason} />
            <NumberField label="Episode" value={episode} onChange={setEpisode} />
          </>
        )}
        <p class="muted small">The viewing is recorded with its own date.</p>
      </FormDialog>
    );
  }
  return (
    <Dialog
      title={event.title ? `Which title is ${named.title || event.title}?` : 'Which title is it?'}
      open
      onClose={onClose}
      actions={<Button onClick={onClose}>Cancel</Button>}
    >
      <div class="stack">
        <Segmented
          label="Type"
          value={type}
          onPick={setType}
          choices={[
            { value: 'movie', label: 'Movie' },
            { value: 'series', label: 'Series' },
          ]}
        />
        <ChooseTitle
          key={type}
          type={type}
          title={named.title}
          candidates={[]}
          onPick={(tmdbId, name) => setPicked({ tmdbId, name })}
        />
      </div>
    </Dialog>
  );
}
