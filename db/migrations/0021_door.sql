-- What a token may do and how long; browsers that were in before. Tokens made before may do everything, as they could.

ALTER TABLE api_tokens ADD COLUMN scope TEXT NOT NULL DEFAULT 'admin' CHECK (scope IN ('read', 'write', 'admin'));
ALTER TABLE api_tokens ADD COLUMN last_day TEXT;   -- the whole of it, in the account's zone; null: no end

CREATE TABLE known_browsers (                      -- they open nothing: only strangers' wrong log-ins don't hold them up
  id           INTEGER PRIMARY KEY,
  account_id   INTEGER NOT NULL REFERENCES accounts(id),
  secret_hash  TEXT NOT NULL UNIQUE,               -- BLAKE2b of what the cookie holds, as hex
  last_in_at   TEXT NOT NULL
) STRICT;
