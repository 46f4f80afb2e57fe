-- What other sources than Trakt tell: titles as they call them, ratings, words about titles, and which plays they know.

CREATE TABLE source_titles (                    -- a title as a source calls it, and which title of TMDB that is
  id             INTEGER PRIMARY KEY,
  account_id     INTEGER NOT NULL REFERENCES accounts(id),
  source         TEXT NOT NULL,                 -- as plays.source
  media_type     TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  title_key      TEXT NOT NULL,                 -- its number there, or its folded title and year
  title          TEXT,
  year           INTEGER,
  tmdb_id        INTEGER,                       -- as the source says
  imdb_id        TEXT,
  tvdb_id        INTEGER,
  title_tmdb_id  INTEGER,                       -- by which it goes; null: nobody knows yet
  matched_by     TEXT CHECK (matched_by IN ('tmdb', 'imdb', 'tvdb', 'title', 'user')),
  candidates     TEXT NOT NULL DEFAULT '[]',    -- JSON: what it may be, where that is unsure
  asked_at       TEXT,                          -- when TMDB was asked last
  UNIQUE (account_id, source, media_type, title_key)
) STRICT;
CREATE INDEX source_titles_by_number ON source_titles (account_id, media_type, title_tmdb_id);

CREATE TABLE source_facts (                     -- what a source says of a title besides plays and ratings; done once
  account_id      INTEGER NOT NULL REFERENCES accounts(id),
  source_title_id INTEGER NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('watchlist', 'note', 'favorite', 'abandoned')),
  at              TEXT,                         -- instant or day; null: nobody knows
  value           TEXT,                         -- a note's text
  is_applied      INTEGER NOT NULL DEFAULT 0,   -- 0: waits until the title is matched
  first_run_id    INTEGER,
  last_run_id     INTEGER,
  PRIMARY KEY (account_id, source_title_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE ratings (                          -- 1–10, of other sources than Trakt
  account_id      INTEGER NOT NULL REFERENCES accounts(id),
  source          TEXT NOT NULL,
  media_type      TEXT NOT NULL CHECK (media_type IN ('movie', 'series', 'season', 'episode')),
  tmdb_id         INTEGER,                      -- of the movie or the series; null: nobody knows yet
  season_number   INTEGER,
  episode_number  INTEGER,
  rating          INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 10),
  rated_at        TEXT,                         -- instant or day
  source_title_id INTEGER,                      -- where it came with a title as the source calls it
  changed_run_id  INTEGER,
  last_run_id     INTEGER
) STRICT;
CREATE UNIQUE INDEX ratings_by_title ON ratings
  (account_id, media_type, ifnull(tmdb_id, -source_title_id), source, ifnull(season_number, -1), ifnull(episode_number, -1));

CREATE TABLE play_keys (                        -- what identifies a play at the further sources that tell of it
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  source     TEXT NOT NULL,
  source_key TEXT NOT NULL,
  play_id    INTEGER NOT NULL REFERENCES plays(id) ON DELETE CASCADE, -- last: SQLite 3.40 finds a NULL in one that stands within a key
  PRIMARY KEY (account_id, source, source_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX play_keys_by_play ON play_keys (play_id);

ALTER TABLE plays ADD COLUMN dated_by TEXT;                 -- the source whose date it has; null: its own
ALTER TABLE plays ADD COLUMN note TEXT;                     -- of this one viewing
ALTER TABLE plays ADD COLUMN source_title_id INTEGER;       -- where another source than Trakt brought it
CREATE INDEX plays_by_source_title ON plays (source_title_id) WHERE source_title_id IS NOT NULL;
CREATE INDEX plays_of_others ON plays (account_id, media_type, title_tmdb_id)
  WHERE trakt_history_id IS NULL AND source NOT IN ('trakt', 'cinemarco');
