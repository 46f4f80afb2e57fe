-- What TMDB says, kept in step: how the cache is bounded and renewed, what is due, what TMDB no longer has.

ALTER TABLE tmdb_cache ADD COLUMN etag TEXT;                        -- TMDB's, on the key that a request is known by
ALTER TABLE tmdb_cache ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0; -- of key and value
ALTER TABLE tmdb_cache ADD COLUMN used_on TEXT;                     -- calendar date (UTC) of the last use
UPDATE tmdb_cache SET bytes = length(CAST(cache_key AS BLOB)) + length(CAST(cache_value AS BLOB)),
                      used_on = substr(expires_at, 1, 10);
DROP INDEX tmdb_cache_by_expiry;
CREATE INDEX tmdb_cache_by_expiry ON tmdb_cache (expires_at, found, bytes);
CREATE INDEX tmdb_cache_by_use ON tmdb_cache (used_on, bytes);

CREATE TABLE tmdb_cache_use (                   -- one row: look-ups since the cache was last cleared
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  hits   INTEGER NOT NULL DEFAULT 0,
  misses INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO tmdb_cache_use (id) VALUES (1);

-- fetched_at: when TMDB last said what is stored here; checked_at: until when nothing of it is known to have changed.
ALTER TABLE movies ADD COLUMN checked_at TEXT;
ALTER TABLE series ADD COLUMN checked_at TEXT;
ALTER TABLE movies ADD COLUMN collection_tmdb_id INTEGER;
ALTER TABLE movies ADD COLUMN collection_name TEXT;
CREATE INDEX movies_by_collection ON movies (collection_tmdb_id) WHERE collection_tmdb_id IS NOT NULL;

CREATE TABLE gone_titles (                      -- numbers that TMDB has no title for, or no longer
  media_type        TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  tmdb_id           INTEGER NOT NULL,
  gone_at           TEXT NOT NULL,
  successor_tmdb_id INTEGER,                    -- another number that TMDB knows the title's IMDb or TVDB id by
  PRIMARY KEY (media_type, tmdb_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX library_entries_by_listed ON library_entries (account_id, watchlisted_at, id);
