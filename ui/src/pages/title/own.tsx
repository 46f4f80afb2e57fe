// SPDX-License-Identifier: MIT
// What somebody says of a title of the library: rating, favourite, watchlist, note; and taking it out.
import { Bookmark, CircleSlash, EllipsisVertical, Heart, RotateCcw, StickyNote, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { api, reads } from '../../api/api';
import type { EntryChange, LibraryEntry } from '../../api/types';
import { Button, IconButton } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Icon } from '../../parts/icon';
import { Menu, type MenuItem } from '../../parts/menu';
import { RatingPicker } from '../../parts/rating';
import { amend, changed } from '../../state/resource';
import { complain, say } from '../../state/toasts';
import { count, ratingWord } from '../../words';
import './own.css';

/** Changes an entry at once, says what was done, and offers the way back. */
export async function change(entry: LibraryEntry, wanted: EntryChange, words: string, undo: EntryChange) {
  const takeBack = amend(reads.entry(entry.id), (it) => ({
    ...it,
    ...(wanted.personal_rating !== undefined && { personal_rating: wanted.personal_rating }),
    ...(wanted.notes !== undefined && { notes: wanted.notes }),
    ...(typeof wanted.is_favorite === 'boolean' && { is_favorite: wanted.is_favorite }),
  }));
  try {
    await api.changeEntry(entry.id, wanted);
    say(words, () => {
      api.changeEntry(entry.id, undo).then(changed, complain);
    });
    changed();
  } catch (error) {
    takeBack();
    complain(error, () => void change(entry, wanted, words, undo));
  }
}

function Note({ entry, open, onClose }: { entry: LibraryEntry; open: boolean; onClose: () => void }) {
  const [text, setText] = useState(entry.notes ?? '');
  const save = () => {
    void change(entry, { notes: text.trim() || null }, 'Your note is saved', { notes: entry.notes });
    onClose();
  };
  return (
    <Dialog
      title="Your note"
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <textarea
        class="field"
        rows={7}
        maxLength={10_000}
        aria-label={`Note on ${entry.title}`}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </Dialog>
  );
}

function useRemoval(entry: LibraryEntry) {
  const { route } = useLocation();
  return async () => {
    try {
      const { removed_plays: plays = [] } = await api.removeEntry(entry.id);
      const bringBack = async () => {
        if (plays.length > 0) await api.restorePlays(plays);
        else await api.addEntry({ media_type: entry.media_type, tmdb_id: entry.tmdb_id });
        changed();
      };
      const lost = plays.length > 0 ? ` with ${count(plays.length, 'play')}` : '';
      say(`${entry.title} is out of your library${lost}`, () => void bringBack().catch(complain));
      changed();
      route('/library');
    } catch (error) {
      complain(error);
    }
  };
}

export function Own({ entry }: { entry: LibraryEntry }) {
  const [noting, setNoting] = useState(false);
  const remove = useRemoval(entry);
  const listed = entry.watchlisted_at !== null;
  const abandoned = entry.watch_status === 'abandoned';

  const rate = (rating: number | null) =>
    void change(
      entry,
      { personal_rating: rating },
      rating === null ? 'The rating is taken away' : `Rated ${ratingWord(rating)}`,
      { personal_rating: entry.own_rating },
    );
  const favour = () =>
    void change(
      entry,
      { is_favorite: !entry.is_favorite },
      entry.is_favorite ? 'No favourite any more' : 'One of your favourites',
      { is_favorite: entry.is_favorite },
    );
  const list = () =>
    void change(entry, { watchlisted: !listed }, listed ? 'Off your watchlist' : 'On your watchlist', {
      watchlisted: listed,
    });

  const items: MenuItem[] = [
    { label: entry.notes ? 'Change the note' : 'Write a note', icon: StickyNote, onPick: () => setNoting(true) },
    {
      label: abandoned ? 'Take it up again' : 'Abandon',
      icon: abandoned ? RotateCcw : CircleSlash,
      onPick: () =>
        void change(entry, { abandoned: !abandoned }, abandoned ? 'Taken up again' : 'Abandoned', { abandoned }),
    },
    { label: 'Take out of the library', icon: Trash2, danger: true, onPick: () => void remove() },
  ];

  return (
    <div class="own">
      <RatingPicker value={entry.personal_rating} onPick={rate} />
      <div class="line">
        <IconButton
          icon={Heart}
          label="Favourite"
          pressed={entry.is_favorite}
          filled={entry.is_favorite}
          onClick={favour}
        />
        <IconButton icon={Bookmark} label="On the watchlist" pressed={listed} filled={listed} onClick={list} />
        <Menu label="More" items={items}>
          <Icon of={EllipsisVertical} />
        </Menu>
      </div>
      {entry.notes && (
        <button type="button" class="own-note" onClick={() => setNoting(true)}>
          <span class="unseen">Your note: </span>
          {entry.notes}
        </button>
      )}
      <Note key={String(noting)} entry={entry} open={noting} onClose={() => setNoting(false)} />
    </div>
  );
}
