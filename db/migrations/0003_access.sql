-- Who may come in: sessions of browsers, tokens of scripts. Of either only a hash is kept.

CREATE TABLE sessions (
  id           INTEGER PRIMARY KEY,
  account_id   INTEGER NOT NULL REFERENCES accounts(id),
  secret_hash  TEXT NOT NULL UNIQUE,             -- BLAKE2b of what the cookie holds, as hex
  created_at   TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,                    -- to the hour
  expires_at   TEXT NOT NULL,
  address      TEXT NOT NULL,
  user_agent   TEXT NOT NULL
) STRICT;

CREATE TABLE api_tokens (
  id           INTEGER PRIMARY KEY,
  account_id   INTEGER NOT NULL REFERENCES accounts(id),
  name         TEXT NOT NULL,
  secret_hash  TEXT NOT NULL UNIQUE,
  created_at   TEXT NOT NULL,
  last_used_at TEXT,                             -- to the hour
  UNIQUE (account_id, name)
) STRICT;
