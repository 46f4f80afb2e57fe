-- A change that was sent, and of which nobody knows whether it arrived, is unconfirmed.

CREATE TABLE new_outbox (                       -- changes made here, until Trakt has them
  id         INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  kind       TEXT NOT NULL CHECK (kind IN ('add_play', 'remove_play', 'rating', 'watchlist')),
  play_id    INTEGER REFERENCES plays(id) ON DELETE CASCADE,
  media_type TEXT CHECK (media_type IN ('movie', 'series')), -- with tmdb_id: the title of a rating or a listing
  tmdb_id    INTEGER,
  value      INTEGER,                           -- rating: 1-10, null takes it back; watchlist: 1 on it, 0 off it
  state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN
    ('waiting',                                 -- to be sent
     'unconfirmed',                             -- sent, and nobody knows whether it arrived: Trakt is asked first
     'sent',                                    -- Trakt said yes and has yet to show the play with its history id
     'rejected')),                              -- Trakt does not take it: see reason
  made_at    TEXT NOT NULL,
  sent_at    TEXT,
  reason     TEXT,
  CHECK ((play_id IS NULL) = (kind IN ('rating', 'watchlist')))
) STRICT;
INSERT INTO new_outbox
  SELECT id, account_id, kind, play_id, media_type, tmdb_id, value, iif(state = 'doubtful', 'unconfirmed', state),
         made_at, sent_at, reason FROM outbox;
DROP TABLE outbox;
ALTER TABLE new_outbox RENAME TO outbox;
CREATE UNIQUE INDEX outbox_by_play ON outbox (play_id, kind) WHERE play_id IS NOT NULL;
CREATE UNIQUE INDEX outbox_by_title ON outbox (account_id, kind, media_type, tmdb_id) WHERE play_id IS NULL;

DROP VIEW standing_at_trakt;
CREATE VIEW present_at_trakt AS                             -- by section: what Trakt has, as far as the mirror knows
  SELECT account_id, 'movie plays' AS section, title, season_number, episode_number, watched_at, met_by AS last_run_id
    FROM plays_met WHERE media_type = 'movie' AND trakt_history_id IS NOT NULL AND gone_at IS NULL
  UNION ALL SELECT account_id, 'episode plays', title, season_number, episode_number, watched_at, met_by
    FROM plays_met WHERE media_type = 'episode' AND trakt_history_id IS NOT NULL AND gone_at IS NULL
  UNION ALL SELECT account_id, 'ratings', title, season_number, episode_number, NULL, last_run_id
    FROM trakt_ratings WHERE gone_at IS NULL
  UNION ALL SELECT account_id, 'watchlist', title, NULL, NULL, NULL, last_run_id
    FROM trakt_watchlist WHERE arrived_by = 'trakt' AND gone_at IS NULL;
