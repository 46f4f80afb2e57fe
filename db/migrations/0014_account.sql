-- Whose account is mirrored, told apart also where its user takes another name; and what that user dropped there.

ALTER TABLE accounts ADD COLUMN trakt_user_uuid TEXT;       -- Trakt's own mark of the user: names and slugs may change
DELETE FROM settings WHERE key = 'trakt_username';          -- told from `accounts` now

CREATE TABLE trakt_dropped (                    -- series that the user has given up at Trakt: abandoned here
  account_id    INTEGER NOT NULL REFERENCES accounts(id),
  media_type    TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  trakt_id      INTEGER NOT NULL,               -- minus its TMDB number where Trakt's is missing
  tmdb_id       INTEGER,
  title         TEXT,
  dropped_at    TEXT,
  title_tmdb_id INTEGER,
  overruled_by  TEXT CHECK (overruled_by IN
    ('taken_up',                                -- the user took it up again here: counts until it is dropped there anew
     'removed')),                               -- the user took the title out of the library here
  PRIMARY KEY (account_id, media_type, trakt_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX trakt_dropped_by_title ON trakt_dropped (account_id, media_type, title_tmdb_id);
