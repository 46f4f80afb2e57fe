-- What is to be told to Trakt, and what Trakt no longer has.

ALTER TABLE plays ADD COLUMN gone_at TEXT;                  -- Trakt had the play and has it no more
UPDATE plays SET gone_at = removed_at WHERE removed_by = 'trakt';
CREATE INDEX plays_to_link ON plays (account_id, media_type, title_tmdb_id)
  WHERE trakt_history_id IS NULL AND arrived_by = 'local';  -- plays made here that Trakt may give back
CREATE INDEX plays_by_run ON plays (last_run_id);           -- a run's report reads only what the run met
CREATE INDEX plays_taken_away ON plays (account_id) WHERE removed_by = 'user' AND gone_at IS NOT NULL;

ALTER TABLE trakt_ratings ADD COLUMN gone_at TEXT;          -- Trakt has it no more, and the user keeps it
ALTER TABLE trakt_watchlist ADD COLUMN gone_at TEXT;
ALTER TABLE trakt_watchlist ADD COLUMN arrived_by TEXT NOT NULL DEFAULT 'trakt'
  CHECK (arrived_by IN ('trakt', 'local'));                 -- local: listed here, not told to Trakt yet

CREATE VIEW standing_at_trakt AS                            -- by section: what Trakt has, as far as the mirror knows
  SELECT account_id, 'movie plays' AS section, title, season_number, episode_number, watched_at, last_run_id
    FROM plays WHERE media_type = 'movie' AND trakt_history_id IS NOT NULL AND gone_at IS NULL
  UNION ALL SELECT account_id, 'episode plays', title, season_number, episode_number, watched_at, last_run_id
    FROM plays WHERE media_type = 'episode' AND trakt_history_id IS NOT NULL AND gone_at IS NULL
  UNION ALL SELECT account_id, 'ratings', title, season_number, episode_number, NULL, last_run_id
    FROM trakt_ratings WHERE gone_at IS NULL
  UNION ALL SELECT account_id, 'watchlist', title, NULL, NULL, NULL, last_run_id
    FROM trakt_watchlist WHERE arrived_by = 'trakt' AND gone_at IS NULL;

ALTER TABLE library_entries ADD COLUMN pushed_rating INTEGER CHECK (pushed_rating BETWEEN 1 AND 10); -- Trakt has it from here

ALTER TABLE runs ADD COLUMN pushed TEXT;                    -- JSON: what the run told Trakt

CREATE TABLE outbox (                           -- changes made here, until Trakt has them
  id         INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  kind       TEXT NOT NULL CHECK (kind IN ('add_play', 'remove_play', 'rating', 'watchlist')),
  play_id    INTEGER REFERENCES plays(id) ON DELETE CASCADE,
  media_type TEXT CHECK (media_type IN ('movie', 'series')), -- with tmdb_id: the title of a rating or a listing
  tmdb_id    INTEGER,
  value      INTEGER,                           -- rating: 1-10, null takes it back; watchlist: 1 on it, 0 off it
  state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN
    ('waiting',                                 -- to be sent
     'doubtful',                                -- sent, and nobody knows whether it arrived: Trakt is asked first
     'sent',                                    -- Trakt said yes and has yet to show the play with its history id
     'rejected')),                              -- Trakt does not take it: see reason
  made_at    TEXT NOT NULL,
  sent_at    TEXT,
  reason     TEXT,
  CHECK ((play_id IS NULL) = (kind IN ('rating', 'watchlist')))
) STRICT;
CREATE UNIQUE INDEX outbox_by_play ON outbox (play_id, kind) WHERE play_id IS NOT NULL;
CREATE UNIQUE INDEX outbox_by_title ON outbox (account_id, kind, media_type, tmdb_id) WHERE play_id IS NULL;

-- What was changed here before there was an outbox.
INSERT INTO outbox (account_id, kind, play_id, made_at)
  SELECT account_id, CASE arrived_by WHEN 'local' THEN 'add_play' ELSE 'remove_play' END, id,
         strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM plays WHERE (arrived_by = 'local' AND trakt_history_id IS NULL AND removed_at IS NULL)
                OR (trakt_history_id IS NOT NULL AND removed_by = 'user' AND gone_at IS NULL);
INSERT INTO outbox (account_id, kind, media_type, tmdb_id, value, made_at)
  SELECT e.account_id, 'rating', e.media_type, coalesce(m.tmdb_id, s.tmdb_id), 2 * e.own_rating,
         strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id
  WHERE e.own_rating IS NOT NULL AND (e.trakt_rating IS NULL OR (e.trakt_rating + 1) / 2 <> e.own_rating);
