-- Titles whose facts a sync has changed and that are not projected yet: a sync that breaks off leaves them to the next.

CREATE TABLE changed_titles (
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  media_type TEXT NOT NULL CHECK (media_type IN ('movie', 'series')),
  tmdb_id    INTEGER NOT NULL,
  PRIMARY KEY (account_id, media_type, tmdb_id)
) STRICT, WITHOUT ROWID;
