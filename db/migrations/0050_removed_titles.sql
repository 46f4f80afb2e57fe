-- What the user said of a title that was removed here, so that it can be brought back whole and under its id. Its plays
-- are those that the user took away at that very instant.

CREATE TABLE removed_titles (
  entry_id     INTEGER PRIMARY KEY,             -- of the entry that was; no other title gets it meanwhile
  account_id   INTEGER NOT NULL REFERENCES accounts(id),
  media_type   TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  tmdb_id      INTEGER NOT NULL,
  source       TEXT NOT NULL,
  own_rating   INTEGER,
  notes        TEXT,
  is_favorite  INTEGER NOT NULL,
  abandoned_at TEXT,
  added_at     TEXT,
  listed_at    TEXT,                            -- since when it was on the watchlist
  removed_at   TEXT NOT NULL
) STRICT;
CREATE INDEX removed_titles_by_time ON removed_titles (account_id, removed_at);
