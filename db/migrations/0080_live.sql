-- What media servers tell as it happens: who may, what came, and what became of it.

CREATE TABLE hooks (                            -- those who tell
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id  INTEGER NOT NULL REFERENCES accounts(id),
  name        TEXT NOT NULL,
  server      TEXT NOT NULL CHECK (server IN ('plex', 'jellyfin', 'emby', 'kodi')),
  secret_hash TEXT UNIQUE,                      -- of the address's last part; null: it has none, or was revoked
  listen      TEXT,                             -- HOST:PORT of a Kodi that is listened to instead
  user_name   TEXT,                             -- whose viewings count there; null: everybody's
  libraries   TEXT NOT NULL DEFAULT '[]',       -- JSON list of names: which of its libraries count; empty: all
  created_at  TEXT NOT NULL,
  revoked_at  TEXT                              -- what came before is worked off all the same
) STRICT;
CREATE UNIQUE INDEX hooks_by_name ON hooks (account_id, name) WHERE revoked_at IS NULL;

CREATE TABLE inbox (                            -- what they told, in the order in which it came
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  hook_id        INTEGER NOT NULL REFERENCES hooks(id),
  received_at    TEXT NOT NULL,
  body           TEXT,                          -- JSON; null once nobody needs it any more
  is_open        INTEGER NOT NULL DEFAULT 1,    -- 1: still to be worked off
  not_before     TEXT,                          -- a try failed: not again before this
  tries          INTEGER NOT NULL DEFAULT 0,
  outcome        TEXT NOT NULL DEFAULT 'waiting'
    CHECK (outcome IN ('play', 'rating', 'duplicate', 'ignored', 'refused', 'waiting')),
  reason         TEXT,                          -- a sentence for people
  title          TEXT,
  play_id        INTEGER,                       -- the first where there are several
  media_type     TEXT CHECK (media_type IN ('movie', 'series')), -- what the user said it is
  tmdb_id        INTEGER,
  season_number  INTEGER,
  episode_number INTEGER
) STRICT;
CREATE INDEX inbox_by_hook ON inbox (hook_id, id);
CREATE INDEX inbox_open ON inbox (id) WHERE is_open = 1;

-- Plays also arrive live. A CHECK is all that changes, so no row need be copied (sqlite.org/lang_altertable.html, 8).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '(''import'', ''sync'', ''local'')', '(''import'', ''sync'', ''local'', ''live'')')
  WHERE type = 'table' AND name = 'plays';
PRAGMA writable_schema = RESET;
DROP INDEX plays_to_link;
CREATE INDEX plays_to_link ON plays (account_id, media_type, title_tmdb_id)
  WHERE trakt_history_id IS NULL AND arrived_by IN ('local', 'live'); -- plays of this house that Trakt may give back

CREATE TABLE kodi_rows (                        -- a Kodi's library as it was last seen: what changed meanwhile shows by it
  hook_id    INTEGER NOT NULL REFERENCES hooks(id),
  media_type TEXT NOT NULL CHECK (media_type IN ('movie', 'episode')),
  row_key    TEXT NOT NULL,                     -- not Kodi's number: that is given anew
  playcount  INTEGER NOT NULL,
  rating     INTEGER NOT NULL,                  -- 1–10; 0: none
  PRIMARY KEY (hook_id, media_type, row_key)
) STRICT, WITHOUT ROWID;
