-- What is known of each section of Trakt, and what Trakt took back, so that an older file does not bring it again.

CREATE TABLE taken_back (                       -- ratings and watchlist rows that Trakt had and has no more
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  section    TEXT NOT NULL CHECK (section IN ('ratings', 'watchlist')),
  media_type TEXT NOT NULL CHECK (media_type IN ('movie', 'series', 'season', 'episode')),
  trakt_id   INTEGER NOT NULL,                  -- as in the section's own table
  gone_at    TEXT NOT NULL,
  PRIMARY KEY (account_id, section, media_type, trakt_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX plays_gone ON plays (trakt_history_id) WHERE gone_at IS NOT NULL;

-- Earlier versions filed a section as read that they had read in part: the next sync reads everything once.
DELETE FROM settings WHERE key IN ('trakt_activities', 'trakt_last_full_at');
