-- TMDB's answers in a table whose pages are full: one WITHOUT ROWID keeps little of a long value in its row, and the rest
-- of it in pages of its own. What is short stands first, so that a new time of an answer writes none of its value.

CREATE TABLE lean_tmdb_cache (
  cache_key   TEXT NOT NULL PRIMARY KEY,
  expires_at  TEXT NOT NULL,
  found       INTEGER NOT NULL DEFAULT 1,       -- 0: TMDB said "not found"
  bytes       INTEGER NOT NULL DEFAULT 0,       -- of key and value
  used_on     TEXT,                             -- calendar date (UTC) of the last use
  etag        TEXT,                             -- TMDB's, on the key that a request is known by
  cache_value TEXT NOT NULL                     -- the JSON that TMDB sent, less members nobody reads
) STRICT;
-- At most 64 MB of those that were used last, so that a full disk does not end this.
INSERT INTO lean_tmdb_cache (cache_key, expires_at, found, bytes, used_on, etag, cache_value)
  SELECT cache_key, expires_at, found, bytes, used_on, etag, cache_value FROM tmdb_cache
  WHERE cache_key IN (
    SELECT cache_key FROM (SELECT cache_key, sum(bytes) OVER (ORDER BY used_on DESC, cache_key) AS so_far FROM tmdb_cache)
    WHERE so_far <= 67108864)
  ORDER BY cache_key;
DROP TABLE tmdb_cache;
ALTER TABLE lean_tmdb_cache RENAME TO tmdb_cache;
CREATE INDEX tmdb_cache_by_expiry ON tmdb_cache (expires_at, bytes, cache_key);
CREATE INDEX tmdb_cache_by_use ON tmdb_cache (used_on, bytes);
