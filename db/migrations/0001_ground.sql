-- Cinemarco's database. Instants are UTC text '2024-01-15T20:30:00.000Z', calendar dates '2024-01-15', booleans 0/1,
-- JSON columns hold JSON. Users read it with their own tools: names and meanings are kept.

-- ---- who ----

CREATE TABLE accounts (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  time_zone TEXT NOT NULL                       -- IANA name; decides on which day a play falls
) STRICT;

CREATE TABLE settings (
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  key        TEXT NOT NULL,
  value      TEXT NOT NULL,                     -- tokens are sealed with secret.key
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;

-- ---- what was done ----

CREATE TABLE runs (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id      INTEGER NOT NULL REFERENCES accounts(id),
  kind            TEXT NOT NULL,                -- import, sync
  source          TEXT NOT NULL,                -- api, export
  state           TEXT NOT NULL,                -- running, completed, completed_with_errors, cancelled, failed, interrupted
  options         TEXT NOT NULL,                -- JSON: what was asked for, so that it can be resumed
  started_at      TEXT NOT NULL,
  finished_at     TEXT,
  summary         TEXT,                         -- JSON, as `import --json` prints it
  source_version  TEXT,                         -- the source's version() before the walk
  walked_at       TEXT,                         -- when the last page was stored
  trakt_requests  INTEGER NOT NULL DEFAULT 0,
  tmdb_requests   INTEGER NOT NULL DEFAULT 0,
  image_requests  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE run_positions (                    -- first page of a section that is not stored yet; 0 = section complete
  run_id    INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  section   TEXT NOT NULL,
  next_page INTEGER NOT NULL,
  PRIMARY KEY (run_id, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_items (                        -- what a run skipped or failed on
  run_id  INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  outcome TEXT NOT NULL,                        -- skipped, failed
  type    TEXT NOT NULL,                        -- movie, series, row
  item    TEXT NOT NULL,                        -- what identifies it: 'tmdb:550', 'trakt:120', a place in the input
  tmdb_id INTEGER,
  title   TEXT,
  reason  TEXT NOT NULL,                        -- skipped: a word such as no_tmdb_id; failed: a message
  PRIMARY KEY (run_id, type, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_waits (                    -- a service told us to wait
  service    TEXT PRIMARY KEY,
  not_before TEXT NOT NULL,
  reason     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- the mirror: facts as Trakt states them ----

CREATE TABLE plays (
  id               INTEGER PRIMARY KEY,
  account_id       INTEGER NOT NULL REFERENCES accounts(id),
  trakt_history_id INTEGER UNIQUE,              -- 64-bit; null for a local play
  media_type       TEXT NOT NULL CHECK (media_type IN ('movie', 'episode')),
  tmdb_id          INTEGER,                     -- of the movie or the series, as Trakt says; null where it has none
  trakt_id         INTEGER,                     -- of the movie or the series
  tvdb_id          INTEGER,
  imdb_id          TEXT,
  title            TEXT,
  year             INTEGER,
  season_number    INTEGER,
  episode_number   INTEGER,
  episode_trakt_id INTEGER,
  watched_at       TEXT,                        -- null: date unknown
  action           TEXT,
  arrived_by       TEXT NOT NULL CHECK (arrived_by IN ('import', 'sync', 'local')),
  removed_at       TEXT,
  removed_by       TEXT CHECK (removed_by IN ('user', 'trakt')),
  title_tmdb_id    INTEGER,                     -- tmdb_id, or the one found for it (title_matches)
  first_run_id     INTEGER,                     -- the run that brought it
  last_run_id      INTEGER                      -- the last run that met it
) STRICT;
CREATE INDEX plays_by_title ON plays (account_id, media_type, title_tmdb_id, season_number, episode_number);
CREATE INDEX plays_by_date ON plays (account_id, watched_at);
CREATE INDEX plays_unmatched ON plays (account_id, media_type, trakt_id) WHERE title_tmdb_id IS NULL;

CREATE TABLE trakt_ratings (
  account_id     INTEGER NOT NULL REFERENCES accounts(id),
  media_type     TEXT NOT NULL CHECK (media_type IN ('movie', 'series', 'season', 'episode')),
  trakt_id       INTEGER NOT NULL,              -- of what was rated
  tmdb_id        INTEGER,                       -- of the movie or the series, as Trakt says
  title_trakt_id INTEGER,                       -- of the movie or the series
  title          TEXT,
  season_number  INTEGER,
  episode_number INTEGER,
  rating         INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 10),
  rated_at       TEXT,
  title_tmdb_id  INTEGER,
  last_run_id    INTEGER,
  PRIMARY KEY (account_id, media_type, trakt_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX trakt_ratings_by_title ON trakt_ratings (account_id, media_type, title_tmdb_id);

CREATE TABLE trakt_watchlist (                  -- a season or episode on the list stands for its series
  account_id    INTEGER NOT NULL REFERENCES accounts(id),
  media_type    TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  trakt_id      INTEGER NOT NULL,               -- of the movie or the series; minus its TMDB number where Trakt's is missing
  tmdb_id       INTEGER,
  tvdb_id       INTEGER,
  imdb_id       TEXT,
  title         TEXT,
  year          INTEGER,
  listed_at     TEXT,
  title_tmdb_id INTEGER,
  first_run_id  INTEGER,
  last_run_id   INTEGER,
  PRIMARY KEY (account_id, media_type, trakt_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX trakt_watchlist_by_title ON trakt_watchlist (account_id, media_type, title_tmdb_id);

CREATE TABLE title_matches (                    -- TMDB's number for a title that came without one
  media_type TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  trakt_id   INTEGER NOT NULL,
  tmdb_id    INTEGER NOT NULL,
  matched_by TEXT NOT NULL,                     -- imdb, tvdb, user
  PRIMARY KEY (media_type, trakt_id)
) STRICT, WITHOUT ROWID;

-- ---- titles: what TMDB knows ----

CREATE TABLE movies (
  id                INTEGER PRIMARY KEY,
  tmdb_id           INTEGER NOT NULL UNIQUE,
  imdb_id           TEXT,
  title             TEXT NOT NULL,
  original_title    TEXT,
  overview          TEXT,
  tagline           TEXT,
  release_date      TEXT,
  runtime_minutes   INTEGER,
  poster_path       TEXT,
  backdrop_path     TEXT,
  genres            TEXT NOT NULL DEFAULT '[]', -- JSON list of names
  original_language TEXT,
  vote_average      REAL,
  vote_count        INTEGER,
  has_credits       INTEGER NOT NULL DEFAULT 0, -- 0: TMDB left them out; asked for again
  fetched_at        TEXT NOT NULL
) STRICT;

CREATE TABLE series (
  id                       INTEGER PRIMARY KEY,
  tmdb_id                  INTEGER NOT NULL UNIQUE,
  name                     TEXT NOT NULL,
  original_name            TEXT,
  overview                 TEXT,
  first_air_date           TEXT,
  last_air_date            TEXT,
  poster_path              TEXT,
  backdrop_path            TEXT,
  genres                   TEXT NOT NULL DEFAULT '[]',
  original_language        TEXT,
  vote_average             REAL,
  vote_count               INTEGER,
  status                   TEXT,
  number_of_seasons        INTEGER NOT NULL DEFAULT 0, -- without specials
  number_of_episodes       INTEGER NOT NULL DEFAULT 0,
  episode_run_time_minutes INTEGER,
  has_credits              INTEGER NOT NULL DEFAULT 0,
  fetched_at               TEXT NOT NULL
) STRICT;

CREATE TABLE seasons (
  id            INTEGER PRIMARY KEY,
  series_id     INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  season_number INTEGER NOT NULL,               -- 0: specials
  name          TEXT NOT NULL,
  overview      TEXT,
  poster_path   TEXT,
  air_date      TEXT,
  episode_count INTEGER NOT NULL,
  UNIQUE (series_id, season_number)
) STRICT;

CREATE TABLE episodes (
  id              INTEGER PRIMARY KEY,
  series_id       INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  season_number   INTEGER NOT NULL,
  episode_number  INTEGER NOT NULL,
  name            TEXT NOT NULL,
  overview        TEXT,
  air_date        TEXT,
  runtime_minutes INTEGER,
  still_path      TEXT,
  UNIQUE (series_id, season_number, episode_number)
) STRICT;

CREATE TABLE contributors (
  id                   INTEGER PRIMARY KEY,
  tmdb_person_id       INTEGER NOT NULL UNIQUE,
  name                 TEXT NOT NULL,
  profile_path         TEXT,
  known_for_department TEXT
) STRICT;

CREATE TABLE media_contributors (
  id             INTEGER PRIMARY KEY,
  contributor_id INTEGER NOT NULL REFERENCES contributors(id) ON DELETE CASCADE,
  movie_id       INTEGER REFERENCES movies(id) ON DELETE CASCADE,
  series_id      INTEGER REFERENCES series(id) ON DELETE CASCADE,
  role_type      TEXT NOT NULL,                 -- actor, director, writer, cinematographer, composer, producer, executive_producer, creator, other
  role_character TEXT,                          -- actors; the job's name where role_type is 'other'
  role_order     INTEGER,
  CHECK ((movie_id IS NULL) <> (series_id IS NULL))
) STRICT;
CREATE INDEX media_contributors_by_movie ON media_contributors (movie_id) WHERE movie_id IS NOT NULL;
CREATE INDEX media_contributors_by_series ON media_contributors (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX media_contributors_by_person ON media_contributors (contributor_id);

-- ---- the library: the projection of the mirror, and what the user says here ----

CREATE TABLE library_entries (
  id                 INTEGER PRIMARY KEY,
  account_id         INTEGER NOT NULL REFERENCES accounts(id),
  media_type         TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  movie_id           INTEGER REFERENCES movies(id),
  series_id          INTEGER REFERENCES series(id),
  watch_status       TEXT NOT NULL CHECK (watch_status IN ('not_started', 'in_progress', 'completed', 'abandoned')),
  personal_rating    INTEGER CHECK (personal_rating BETWEEN 1 AND 5),
  trakt_rating       INTEGER CHECK (trakt_rating BETWEEN 1 AND 10),
  notes              TEXT,
  is_favorite        INTEGER NOT NULL DEFAULT 0,
  date_added         TEXT,                      -- instant: the earliest that any fact gives
  date_first_watched TEXT,                      -- calendar date
  date_last_watched  TEXT,                      -- calendar date
  watchlisted_at     TEXT,
  source             TEXT NOT NULL,             -- trakt, local
  own_rating         INTEGER CHECK (own_rating BETWEEN 1 AND 5), -- set by the user here; wins over Trakt's
  abandoned_at       TEXT,                      -- set by the user here
  added_at           TEXT,                      -- set when the user added the title here
  first_run_id       INTEGER,                   -- the run that made the entry
  CHECK ((movie_id IS NULL) <> (series_id IS NULL)),
  UNIQUE (account_id, movie_id),
  UNIQUE (account_id, series_id)
) STRICT;

CREATE TABLE movie_watch_sessions (
  id           INTEGER PRIMARY KEY,
  entry_id     INTEGER NOT NULL REFERENCES library_entries(id) ON DELETE CASCADE,
  watched_date TEXT,                            -- null: date unknown
  watched_at   TEXT,
  name         TEXT
) STRICT;
CREATE UNIQUE INDEX movie_watch_sessions_by_day ON movie_watch_sessions (entry_id, ifnull(watched_date, ''));

CREATE TABLE watch_sessions (
  id         INTEGER PRIMARY KEY,
  entry_id   INTEGER NOT NULL REFERENCES library_entries(id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX watch_sessions_default ON watch_sessions (entry_id) WHERE is_default = 1;

CREATE TABLE episode_progress (
  id             INTEGER PRIMARY KEY,
  entry_id       INTEGER NOT NULL REFERENCES library_entries(id) ON DELETE CASCADE,
  session_id     INTEGER NOT NULL REFERENCES watch_sessions(id) ON DELETE CASCADE,
  season_number  INTEGER NOT NULL,
  episode_number INTEGER NOT NULL,
  is_watched     INTEGER NOT NULL DEFAULT 1,
  watched_date   TEXT,
  watched_at     TEXT,
  date_source    TEXT NOT NULL CHECK (date_source IN ('trakt', 'air_date', 'local', 'unknown')),
  UNIQUE (session_id, season_number, episode_number)
) STRICT;
CREATE INDEX episode_progress_by_entry ON episode_progress (entry_id);

-- ---- TMDB's answers and pictures ----

CREATE TABLE tmdb_cache (
  cache_key   TEXT PRIMARY KEY,
  cache_value TEXT NOT NULL,                    -- the JSON that TMDB sent, less members nobody reads
  expires_at  TEXT NOT NULL,
  found       INTEGER NOT NULL DEFAULT 1        -- 0: TMDB said "not found"
) STRICT, WITHOUT ROWID;
CREATE INDEX tmdb_cache_by_expiry ON tmdb_cache (expires_at);

CREATE TABLE image_queue (                      -- pictures still to be fetched
  kind         TEXT NOT NULL,                   -- poster, backdrop, profile, still
  size         TEXT NOT NULL,
  file         TEXT NOT NULL,                   -- TMDB's own name
  attempts     INTEGER NOT NULL DEFAULT 0,
  not_before   TEXT,                            -- failed: not again before this
  last_problem TEXT,
  PRIMARY KEY (kind, size, file)
) STRICT, WITHOUT ROWID;
