-- One title of Trakt's is one title, whatever TMDB number its single rows state; and a run's report says what it changed.

CREATE TABLE trakt_titles (                     -- every title of Trakt's that a play, a rating or a listing is of
  account_id     INTEGER NOT NULL REFERENCES accounts(id),
  media_type     TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  trakt_id       INTEGER NOT NULL,              -- movies and series share numbers
  stated_tmdb_id INTEGER,                       -- what the newest of its rows that has a number states
  is_disputed    INTEGER NOT NULL DEFAULT 0,    -- its rows do not all state the same
  title_tmdb_id  INTEGER,                       -- by which all its rows go: the user's word, else the stated, else the one found
  PRIMARY KEY (account_id, media_type, trakt_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX trakt_titles_disputed ON trakt_titles (account_id) WHERE is_disputed = 1;

CREATE TABLE title_moves (                      -- a number that nothing goes by any more: the entry's words are to follow
  account_id   INTEGER NOT NULL REFERENCES accounts(id),
  media_type   TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  from_tmdb_id INTEGER NOT NULL,
  to_tmdb_id   INTEGER NOT NULL,
  PRIMARY KEY (account_id, media_type, from_tmdb_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE trakt_watchlist ADD COLUMN numbered_at TEXT;    -- listed_at of the newest of its items that states tmdb_id
UPDATE trakt_watchlist SET numbered_at = listed_at;

-- What is there: the number by which each title goes.
INSERT INTO trakt_titles (account_id, media_type, trakt_id, stated_tmdb_id, is_disputed, title_tmdb_id)
  WITH facts AS (
    SELECT account_id, iif(media_type = 'movie', 'movie', 'series') AS media_type, trakt_id, tmdb_id,
           last_run_id AS run, ordered_at AS at
      FROM plays WHERE trakt_id IS NOT NULL AND gone_at IS NULL
    UNION ALL
    SELECT account_id, iif(media_type = 'movie', 'movie', 'series'), title_trakt_id, tmdb_id, last_run_id, rated_at
      FROM trakt_ratings WHERE title_trakt_id IS NOT NULL AND gone_at IS NULL
    UNION ALL
    SELECT account_id, media_type, trakt_id, tmdb_id, last_run_id, listed_at
      FROM trakt_watchlist WHERE trakt_id > 0 AND arrived_by = 'trakt' AND gone_at IS NULL),
  titles AS (
    SELECT account_id, media_type, trakt_id, count(DISTINCT ifnull(tmdb_id, 0)) > 1 AS is_disputed
      FROM facts GROUP BY 1, 2, 3
    UNION ALL
    SELECT DISTINCT account_id, iif(media_type = 'movie', 'movie', 'series'), trakt_id, 0
      FROM plays WHERE trakt_id IS NOT NULL AND gone_at IS NOT NULL),
  stated AS (
    SELECT account_id, media_type, trakt_id, tmdb_id,
           row_number() OVER (PARTITION BY account_id, media_type, trakt_id
                              ORDER BY run DESC, at DESC, tmdb_id DESC) AS place
      FROM facts WHERE tmdb_id IS NOT NULL)
  SELECT t.account_id, t.media_type, t.trakt_id, s.tmdb_id, max(t.is_disputed),
         CASE x.matched_by WHEN 'user' THEN x.tmdb_id ELSE ifnull(s.tmdb_id, x.tmdb_id) END
  FROM titles t
  LEFT JOIN stated s ON s.account_id = t.account_id AND s.media_type = t.media_type AND s.trakt_id = t.trakt_id
                    AND s.place = 1
  LEFT JOIN title_matches x ON x.media_type = t.media_type AND x.trakt_id = t.trakt_id
  GROUP BY t.account_id, t.media_type, t.trakt_id;

-- Rows that went by another one. Their titles are projected anew by the next sync or import.
CREATE TEMP TABLE split_rows AS
  SELECT p.account_id, t.media_type, p.title_tmdb_id AS was, t.title_tmdb_id AS now
    FROM plays p JOIN trakt_titles t ON t.account_id = p.account_id AND t.trakt_id = p.trakt_id
     AND t.media_type = iif(p.media_type = 'movie', 'movie', 'series') WHERE p.title_tmdb_id IS NOT t.title_tmdb_id
  UNION SELECT r.account_id, t.media_type, r.title_tmdb_id, t.title_tmdb_id
    FROM trakt_ratings r JOIN trakt_titles t ON t.account_id = r.account_id AND t.trakt_id = r.title_trakt_id
     AND t.media_type = iif(r.media_type = 'movie', 'movie', 'series') WHERE r.title_tmdb_id IS NOT t.title_tmdb_id
  UNION SELECT w.account_id, t.media_type, w.title_tmdb_id, t.title_tmdb_id
    FROM trakt_watchlist w JOIN trakt_titles t ON t.account_id = w.account_id AND t.trakt_id = w.trakt_id
     AND t.media_type = w.media_type WHERE w.title_tmdb_id IS NOT t.title_tmdb_id;
INSERT INTO changed_titles (account_id, media_type, tmdb_id)
  SELECT account_id, media_type, was FROM split_rows WHERE was IS NOT NULL
  UNION SELECT account_id, media_type, now FROM split_rows WHERE now IS NOT NULL
  ON CONFLICT DO NOTHING;
DROP TABLE split_rows;
UPDATE plays SET title_tmdb_id = t.title_tmdb_id FROM trakt_titles t
  WHERE t.account_id = plays.account_id AND t.trakt_id = plays.trakt_id
    AND t.media_type = iif(plays.media_type = 'movie', 'movie', 'series') AND plays.title_tmdb_id IS NOT t.title_tmdb_id;
UPDATE trakt_ratings SET title_tmdb_id = t.title_tmdb_id FROM trakt_titles t
  WHERE t.account_id = trakt_ratings.account_id AND t.trakt_id = trakt_ratings.title_trakt_id
    AND t.media_type = iif(trakt_ratings.media_type = 'movie', 'movie', 'series')
    AND trakt_ratings.title_tmdb_id IS NOT t.title_tmdb_id;
UPDATE trakt_watchlist SET title_tmdb_id = t.title_tmdb_id FROM trakt_titles t
  WHERE t.account_id = trakt_watchlist.account_id AND t.trakt_id = trakt_watchlist.trakt_id
    AND t.media_type = trakt_watchlist.media_type AND trakt_watchlist.title_tmdb_id IS NOT t.title_tmdb_id;

-- The first instant of 1970 is nobody's date, also where it was given here.
INSERT INTO changed_titles (account_id, media_type, tmdb_id)
  SELECT DISTINCT account_id, iif(media_type = 'movie', 'movie', 'series'), title_tmdb_id FROM plays
  WHERE watched_at = '1970-01-01T00:00:00.000Z' AND title_tmdb_id IS NOT NULL ON CONFLICT DO NOTHING;
UPDATE plays SET watched_at = NULL, ordered_at = NULL WHERE watched_at = '1970-01-01T00:00:00.000Z';

-- Which run changed a fact last: its report counts these.
ALTER TABLE plays ADD COLUMN changed_run_id INTEGER;
ALTER TABLE trakt_ratings ADD COLUMN changed_run_id INTEGER;
CREATE TABLE run_tallies (                      -- changes of a run that its rows do not show
  run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  what   TEXT NOT NULL,                         -- ratings removed, watchlist removed, titles renumbered
  number INTEGER NOT NULL,
  PRIMARY KEY (run_id, what)
) STRICT, WITHOUT ROWID;

-- How long a run ran: its spells from start or resume to the end, or to the last sign of life.
ALTER TABLE runs ADD COLUMN spell_started_at TEXT;
ALTER TABLE runs ADD COLUMN alive_at TEXT;
ALTER TABLE runs ADD COLUMN ran_ms INTEGER;     -- of the spells that have ended; null: of before this was noted
