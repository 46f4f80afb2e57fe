-- How many plays each month has, so that no page counts them all. The program keeps it with each commit
-- (store/play_counter.hpp); months are those of UTC, which no zone moves.

CREATE TABLE play_counts (
  account_id INTEGER NOT NULL REFERENCES accounts(id),
  media_type TEXT NOT NULL,                     -- as plays.media_type
  month      TEXT NOT NULL,                     -- "2024-05" of plays.ordered_at; '' where the date is unknown
  plays      INTEGER NOT NULL,                  -- removed ones left out
  PRIMARY KEY (account_id, media_type, month)
) STRICT, WITHOUT ROWID;

INSERT INTO play_counts
  SELECT account_id, media_type, ifnull(substr(ordered_at, 1, 7), ''), count(*) FROM plays
  WHERE removed_at IS NULL GROUP BY 1, 2, 3;

-- Newest first, so that an import fills page by page; by type too: a list or a part of a month of movies alone looks at no other play.
DROP INDEX plays_by_date;
CREATE INDEX plays_by_date ON plays (account_id, ordered_at DESC, id DESC, media_type) WHERE removed_at IS NULL;
