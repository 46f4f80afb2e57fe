-- Lists: rows in an order of their own, each with a note. Trakt's, those of other services, and the user's own.

CREATE TABLE lists (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id   INTEGER NOT NULL REFERENCES accounts(id),
  name         TEXT NOT NULL,
  description  TEXT,
  source       TEXT NOT NULL,                   -- trakt, cinemarco (made here), or another service's word
  source_key   TEXT,                            -- what it is known by there, or among the own ones; null: by trakt_id
  trakt_id     INTEGER,                         -- its number at Trakt; null: Trakt does not have it
  slug         TEXT,                            -- what Trakt says besides: slug, privacy, sort_by, sort_how
  privacy      TEXT,
  sort_by      TEXT,
  sort_how     TEXT,
  created_at   TEXT,
  updated_at   TEXT,                            -- when it or a row of it last changed, here or there
  stated_at    TEXT,                            -- updated_at as Trakt said it last
  is_open      INTEGER NOT NULL DEFAULT 1,      -- 1: its rows may be others at Trakt, although it says the same
  is_renamed   INTEGER NOT NULL DEFAULT 0,      -- 1: name and description were set here and stay
  is_reordered INTEGER NOT NULL DEFAULT 0,      -- 1: the order was set here and stays; what is new goes to the end
  removed_at   TEXT,                            -- removed here; it may come back as it was
  gone_at      TEXT,                            -- Trakt had it and has it no more
  first_run_id INTEGER,                         -- the run that brought it
  last_run_id  INTEGER                          -- the last run that met it
) STRICT;
CREATE UNIQUE INDEX lists_by_trakt_id ON lists (account_id, trakt_id) WHERE trakt_id IS NOT NULL;
CREATE UNIQUE INDEX lists_by_source_key ON lists (account_id, source, source_key) WHERE source_key IS NOT NULL;

CREATE TABLE list_items (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id         INTEGER NOT NULL REFERENCES lists(id) ON DELETE CASCADE,
  position        INTEGER NOT NULL,             -- 1, 2, … of those that are not removed; of a removed one where it was
  media_type      TEXT NOT NULL CHECK (media_type IN ('movie', 'series', 'season', 'episode', 'person')),
  tmdb_id         INTEGER,                      -- of the movie, the series or the person; null: it stands by its title
  trakt_id        INTEGER,                      -- the same at Trakt
  tvdb_id         INTEGER,
  imdb_id         TEXT,
  title           TEXT,                         -- as whoever told of it calls it
  year            INTEGER,
  season_number   INTEGER,
  episode_number  INTEGER,
  note            TEXT,
  listed_at       TEXT,
  arrived_by      TEXT NOT NULL CHECK (arrived_by IN ('trakt', 'source', 'local')), -- local: added here
  trakt_item_id   INTEGER,                      -- Trakt's number of the row
  source_title_id INTEGER REFERENCES source_titles(id), -- by which another service's row finds its number
  has_own_note    INTEGER NOT NULL DEFAULT 0,   -- 1: the note was set here and stays
  missing_since   TEXT,                         -- a walk did not meet it at Trakt, and nothing proves that it met all
  removed_at      TEXT                          -- removed here; it may come back as it was
) STRICT;
CREATE INDEX list_items_by_list ON list_items (list_id, position);
CREATE INDEX list_items_by_title ON list_items (tmdb_id, media_type) WHERE tmdb_id IS NOT NULL;
CREATE INDEX list_items_by_trakt_id ON list_items (trakt_id, media_type) WHERE trakt_id IS NOT NULL;
CREATE INDEX list_items_by_source_title ON list_items (source_title_id) WHERE source_title_id IS NOT NULL;
