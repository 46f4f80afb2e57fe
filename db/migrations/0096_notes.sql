-- Notes that the user gave at Trakt. Those of movies and series go to library_entries.notes where that is empty.

CREATE TABLE trakt_notes (
  account_id     INTEGER NOT NULL REFERENCES accounts(id),
  trakt_note_id  INTEGER NOT NULL,
  media_type     TEXT NOT NULL CHECK (media_type IN ('movie', 'series', 'season', 'episode')),
  tmdb_id        INTEGER,                       -- of the movie or the series
  trakt_id       INTEGER,                       -- the same at Trakt
  title          TEXT,
  season_number  INTEGER,
  episode_number INTEGER,
  note           TEXT NOT NULL,
  updated_at     TEXT,
  is_applied     INTEGER NOT NULL DEFAULT 0,    -- 1: the entry was given it; what became of it there is the user's
  PRIMARY KEY (account_id, trakt_note_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX trakt_notes_waiting ON trakt_notes (account_id) WHERE is_applied = 0;
