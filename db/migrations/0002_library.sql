-- Lists of the library: sorted and searched by index, and what the user takes away here.

-- Copies of the title's own columns, so that one index holds what a list is sorted by. Triggers keep them.
ALTER TABLE library_entries ADD COLUMN title TEXT;
ALTER TABLE library_entries ADD COLUMN sort_title TEXT;      -- lower case, without The, A, An
ALTER TABLE library_entries ADD COLUMN release_date TEXT;    -- of a series: its first air date

ALTER TABLE trakt_watchlist ADD COLUMN removed_at TEXT;      -- the user took the title out of the library here

CREATE INDEX library_entries_by_title ON library_entries (account_id, sort_title, id);
CREATE INDEX library_entries_by_added ON library_entries (account_id, date_added, id);
CREATE INDEX library_entries_by_watched ON library_entries (account_id, date_last_watched, id);
CREATE INDEX library_entries_by_released ON library_entries (account_id, release_date, id);
CREATE INDEX library_entries_by_rating ON library_entries (account_id, personal_rating, id);
CREATE INDEX library_entries_by_status ON library_entries (account_id, watch_status, media_type, date_last_watched, id);

-- The history, newest first. Removed plays are in no list.
DROP INDEX plays_by_date;
CREATE INDEX plays_by_date ON plays (account_id, watched_at, id) WHERE removed_at IS NULL;

-- Words of titles, without case and accents; rowid is the entry's id.
CREATE VIRTUAL TABLE library_search USING fts5 (title, original_title, tokenize = "unicode61 remove_diacritics 2");

CREATE TRIGGER library_entries_added AFTER INSERT ON library_entries BEGIN
  UPDATE library_entries SET
    title = coalesce((SELECT title FROM movies WHERE id = new.movie_id),
                     (SELECT name FROM series WHERE id = new.series_id)),
    release_date = coalesce((SELECT release_date FROM movies WHERE id = new.movie_id),
                            (SELECT first_air_date FROM series WHERE id = new.series_id))
  WHERE id = new.id;
  INSERT INTO library_search (rowid, title, original_title) VALUES (
    new.id,
    coalesce((SELECT title FROM movies WHERE id = new.movie_id), (SELECT name FROM series WHERE id = new.series_id)),
    coalesce((SELECT original_title FROM movies WHERE id = new.movie_id),
             (SELECT original_name FROM series WHERE id = new.series_id)));
END;

CREATE TRIGGER library_entries_named AFTER UPDATE OF title ON library_entries BEGIN
  UPDATE library_entries SET sort_title =
    CASE WHEN new.title LIKE 'The _%' THEN lower(substr(new.title, 5))
         WHEN new.title LIKE 'An _%' THEN lower(substr(new.title, 4))
         WHEN new.title LIKE 'A _%' THEN lower(substr(new.title, 3))
         ELSE lower(new.title) END
  WHERE id = new.id;
END;

CREATE TRIGGER library_entries_removed AFTER DELETE ON library_entries BEGIN
  DELETE FROM library_search WHERE rowid = old.id;
END;

CREATE TRIGGER movies_renamed AFTER UPDATE OF title, original_title, release_date ON movies
WHEN (new.title, new.original_title, new.release_date) IS NOT (old.title, old.original_title, old.release_date) BEGIN
  UPDATE library_entries SET title = new.title, release_date = new.release_date WHERE movie_id = new.id;
  UPDATE library_search SET title = new.title, original_title = new.original_title
  WHERE rowid IN (SELECT id FROM library_entries WHERE movie_id = new.id);
END;

CREATE TRIGGER series_renamed AFTER UPDATE OF name, original_name, first_air_date ON series
WHEN (new.name, new.original_name, new.first_air_date) IS NOT (old.name, old.original_name, old.first_air_date) BEGIN
  UPDATE library_entries SET title = new.name, release_date = new.first_air_date WHERE series_id = new.id;
  UPDATE library_search SET title = new.name, original_title = new.original_name
  WHERE rowid IN (SELECT id FROM library_entries WHERE series_id = new.id);
END;

-- What is there already. The trigger above makes the sort title.
INSERT INTO library_search (rowid, title, original_title)
  SELECT e.id, coalesce(m.title, s.name), coalesce(m.original_title, s.original_name)
  FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id;
UPDATE library_entries SET
  title = coalesce((SELECT title FROM movies WHERE id = movie_id), (SELECT name FROM series WHERE id = series_id)),
  release_date = coalesce((SELECT release_date FROM movies WHERE id = movie_id),
                          (SELECT first_air_date FROM series WHERE id = series_id));

-- Entries of a movie or series that is looked up by them.
CREATE INDEX library_entries_by_movie ON library_entries (movie_id) WHERE movie_id IS NOT NULL;
CREATE INDEX library_entries_by_series ON library_entries (series_id) WHERE series_id IS NOT NULL;
