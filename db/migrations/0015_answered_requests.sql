-- Requests that came with an Idempotency-Key, and how they were answered: the same again within a day is not done again.

CREATE TABLE answered_requests (
  id           INTEGER PRIMARY KEY,
  account_id   INTEGER NOT NULL REFERENCES accounts(id),
  key_hash     TEXT NOT NULL,                    -- BLAKE2b of the key, as hex
  request_hash TEXT NOT NULL,                    -- of method, address and body
  began_at     TEXT NOT NULL,
  status       INTEGER,                          -- null: under way, or the server ended meanwhile
  location     TEXT,
  content_type TEXT,
  body         TEXT,                             -- null of an answer that holds a secret
  UNIQUE (account_id, key_hash)
) STRICT;

CREATE INDEX answered_requests_by_age ON answered_requests (began_at);
