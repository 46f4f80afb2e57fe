// SPDX-License-Identifier: MIT
// One list: its titles in their order, with the notes; rows move by their buttons, go, and come back.
import { EllipsisVertical, ListVideo, Pencil, Trash2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { api, reads } from '../../api/api';
import type { ListItem, ListReport } from '../../api/types';
import { Button, LinkButton } from '../../parts/button';
import { Icon } from '../../parts/icon';
import { Menu } from '../../parts/menu';
import { Page } from '../../parts/page';
import { PosterSkeletons, Skeleton } from '../../parts/skeleton';
import { Empty, Failed } from '../../parts/states';
import { said } from '../../said';
import { useList } from '../../state/list';
import { changed, useRead } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { count } from '../../words';
import { moveRow, removeList, removeRow } from './changes';
import './lists.css';
import { NameDialog, type Named } from './name-dialog';
import { Row } from './row';
import { RowNote } from './row-note';
import { sourceWords } from './source-words';

const moved = (rows: readonly ListItem[], row: ListItem, place: number): ListItem[] => {
  const others = rows.filter((it) => it.id !== row.id);
  return [...others.slice(0, place - 1), row, ...others.slice(place - 1)].map((it, at) => ({
    ...it,
    position: at + 1,
  }));
};

function Rows({ list, items }: { list: ListReport; items: readonly ListItem[] }) {
  // What a press will do is seen at once, until the server has said it.
  const [rows, setRows] = useState(items);
  const [noting, setNoting] = useState<ListItem>();
  useEffect(() => setRows(items), [items]);
  const attempt = (shown: readonly ListItem[], work: () => Promise<void>) => {
    setRows(shown);
    work().catch((error: unknown) => {
      setRows(items);
      complain(error, () => attempt(shown, work));
    });
  };
  return (
    <>
      <ol class="list-rows">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            last={rows.length}
            onMove={(place) => attempt(moved(rows, row, place), () => moveRow(list.id, row, place))}
            onNote={() => setNoting(row)}
            onRemove={() =>
              attempt(
                rows.filter((it) => it.id !== row.id).map((it, at) => ({ ...it, position: at + 1 })),
                () => removeRow(list.id, row, list.name),
              )
            }
          />
        ))}
      </ol>
      {noting && <RowNote list={list.id} row={noting} onClose={() => setNoting(undefined)} />}
    </>
  );
}

function Head({ list }: { list: ListReport }) {
  const { route } = useLocation();
  const [asking, setAsking] = useState(false);
  const remove = () => {
    removeList(list).then(
      () => route('/lists', true),
      (error: unknown) => complain(error, remove),
    );
  };
  const save = async (named: Named) => {
    await api.changeList(list.id, named);
    say(said.listChanged, () => api.changeList(list.id, { name: list.name, description: list.description }));
    changed();
  };
  return (
    <div class="list-head">
      <div class="grow">
        {list.description && <p class="list-description">{list.description}</p>}
        <p class="muted small">{[count(list.item_count, 'title'), sourceWords(list)].filter(Boolean).join(' · ')}</p>
      </div>
      <Menu
        label={`More for ${list.name}`}
        items={[
          { label: 'Rename or describe', icon: Pencil, onPick: () => setAsking(true) },
          { label: 'Delete list', icon: Trash2, danger: true, onPick: remove },
        ]}
      >
        <Icon of={EllipsisVertical} />
      </Menu>
      {asking && (
        <NameDialog title="Change list" action="Save" start={list} onClose={() => setAsking(false)} onSave={save} />
      )}
    </div>
  );
}

function Content({ list }: { list: ListReport }) {
  const { items, error, again, done } = useList<ListItem>((cursor) => reads.listItems(list.id, cursor), true);
  if (!items && error) return <Failed error={error} again={again} />;
  return (
    <>
      <Head list={list} />
      {!items ? (
        <Skeleton>
          <div class="poster-grid">
            <PosterSkeletons many={6} />
          </div>
        </Skeleton>
      ) : items.length === 0 && done ? (
        <Empty
          icon={ListVideo}
          title="Nothing on it yet"
          actions={<LinkButton href="/search">Search a title</LinkButton>}
        >
          A title’s page puts it here: More › Add to a list.
        </Empty>
      ) : (
        <Rows list={list} items={items} />
      )}
      {items && error && (
        <p role="alert" class="form-error">
          {error.detail} <Button onClick={again}>{said.tryAgain}</Button>
        </p>
      )}
    </>
  );
}

export default function List({ id }: { id?: string }) {
  const { data, error, again } = useRead(reads.list(Number(id)));
  return (
    <Page title={data?.name ?? 'List'}>
      {data ? (
        <Content key={data.id} list={data} />
      ) : error ? (
        <Failed error={error} again={again} />
      ) : (
        <Skeleton>
          <div class="poster-grid">
            <PosterSkeletons many={6} />
          </div>
        </Skeleton>
      )}
    </Page>
  );
}
