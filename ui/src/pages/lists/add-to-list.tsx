// SPDX-License-Identifier: MIT
// On which lists a title stands: a press puts it on one, or takes it off.
import { Check, ListPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { api, reads } from '../../api/api';
import type { ListReport, MediaType } from '../../api/types';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Icon } from '../../parts/icon';
import { Failed } from '../../parts/states';
import { said } from '../../said';
import { intend } from '../../api/intentions';
import { once } from '../../state/once';
import { changed, shown, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { count } from '../../words';
import './lists.css';

interface Title {
  type: MediaType;
  tmdbId: number;
  name: string;
}

export function AddToList({ title, onClose }: { title: Title; onClose: () => void }) {
  const all = useRead(reads.lists());
  const on = useRead(reads.listsWith(title.type, title.tmdbId));
  const [name, setName] = useState('');
  const [pressed, setPressed] = useState<Record<number, boolean>>({});
  const isOn = (list: ListReport) => pressed[list.id] ?? on.data?.lists.some((it) => it.id === list.id) ?? false;

  const put = async (list: Pick<ListReport, 'id' | 'name'>) => {
    const row = await api.addListItem(list.id, { media_type: title.type, tmdb_id: title.tmdbId });
    say(said.putOnList(title.name, list.name), () => api.removeListItem(list.id, row.id));
  };
  const take = async (list: ListReport) => {
    const row = on.data?.lists.find((it) => it.id === list.id)?.item_id;
    if (!row) return;
    await api.removeListItem(list.id, row);
    say(said.takenOffList(title.name, list.name), () => api.restoreListItem(list.id, row));
  };
  const forgetPress = (id: number) =>
    setPressed((now) => Object.fromEntries(Object.entries(now).filter(([list]) => Number(list) !== id)));
  const toggle = (list: ListReport) => {
    const wanted = !isOn(list);
    setPressed((now) => ({ ...now, [list.id]: wanted }));
    once(`on list ${list.id} ${title.type} ${title.tmdbId}`, async () => {
      await (wanted ? put(list) : take(list));
      changed();
      await shown();
      forgetPress(list.id);
    }).catch((error: unknown) => {
      forgetPress(list.id);
      complain(error, () => toggle(list));
    });
  };
  const make = () => {
    const wanted = name.trim();
    if (!wanted) return;
    once(`new list ${wanted}`, async () => {
      await put(await intend(`list ${wanted}`, () => api.makeList({ name: wanted })));
      setName('');
      changed();
      await shown();
    }).catch((error: unknown) => complain(error, make));
  };

  return (
    <Dialog title={`Lists with ${title.name}`} open onClose={onClose} actions={<Button onClick={onClose}>Done</Button>}>
      {all.error && !all.data && <Failed error={all.error} again={all.again} />}
      <ul class="list-choices">
        {all.data?.lists.map((list) => (
          <li key={list.id}>
            <button type="button" class="list-choice" aria-pressed={isOn(list)} onClick={() => toggle(list)}>
              <span class="list-choice-mark">{isOn(list) && <Icon of={Check} size={18} />}</span>
              <span class="grow cut">{list.name}</span>
              <span class="muted small">{count(list.item_count, 'title')}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        class="list-new"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <input
          class="field grow"
          aria-label="Name of a new list"
          placeholder="New list"
          maxLength={200}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" icon={ListPlus} disabled={!name.trim()}>
          Make and add
        </Button>
      </form>
    </Dialog>
  );
}
