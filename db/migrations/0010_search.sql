-- Titles are found as people type them, and sorted without accents (domain/search_words.hpp). What that takes is made
-- when a title is stored or renamed, so that triggers, and with them every tool, need nothing but columns.

ALTER TABLE movies ADD COLUMN search_words TEXT;  -- null: still to be made, at the latest when Cinemarco starts again
ALTER TABLE movies ADD COLUMN sort_title TEXT;
ALTER TABLE series ADD COLUMN search_words TEXT;
ALTER TABLE series ADD COLUMN sort_title TEXT;
CREATE INDEX movies_without_words ON movies (id) WHERE search_words IS NULL;
CREATE INDEX series_without_words ON series (id) WHERE search_words IS NULL;

DROP TRIGGER library_entries_added;
DROP TRIGGER library_entries_named;
DROP TRIGGER movies_renamed;
DROP TRIGGER series_renamed;
DROP TABLE library_search;

-- Words that are folded already: only blanks part them. rowid is the entry's id.
CREATE VIRTUAL TABLE library_search USING fts5 (
  words, tokenize = "ascii tokenchars '!#$%&*+-.=?@'", detail = none, columnsize = 0);

CREATE TRIGGER library_entries_added AFTER INSERT ON library_entries BEGIN
  UPDATE library_entries SET (title, release_date, sort_title) = (
    SELECT title, release_date, coalesce(sort_title, lower(title)) FROM movies WHERE id = new.movie_id
    UNION ALL SELECT name, first_air_date, coalesce(sort_title, lower(name)) FROM series WHERE id = new.series_id)
  WHERE id = new.id;
  INSERT OR REPLACE INTO library_search (rowid, words)
    SELECT new.id, coalesce(search_words, lower(title)) FROM movies WHERE id = new.movie_id
    UNION ALL SELECT new.id, coalesce(search_words, lower(name)) FROM series WHERE id = new.series_id;
END;

-- The first statement is for a tool that renames a title and knows nothing of its words: what we save ourselves has
-- just been fetched.
CREATE TRIGGER movies_renamed AFTER UPDATE OF title, original_title, release_date, search_words, sort_title ON movies
WHEN (new.title, new.original_title, new.release_date, new.search_words, new.sort_title)
  IS NOT (old.title, old.original_title, old.release_date, old.search_words, old.sort_title) BEGIN
  UPDATE movies SET search_words = NULL, sort_title = NULL
  WHERE id = new.id AND new.fetched_at IS old.fetched_at AND new.search_words IS old.search_words
    AND (new.title, new.original_title) IS NOT (old.title, old.original_title);
  UPDATE library_entries SET (title, release_date, sort_title) = (
    SELECT title, release_date, coalesce(sort_title, lower(title)) FROM movies WHERE id = new.id)
  WHERE movie_id = new.id;
  UPDATE library_search SET words = (SELECT coalesce(search_words, lower(title)) FROM movies WHERE id = new.id)
  WHERE rowid IN (SELECT id FROM library_entries WHERE movie_id = new.id);
END;

CREATE TRIGGER series_renamed AFTER UPDATE OF name, original_name, first_air_date, search_words, sort_title ON series
WHEN (new.name, new.original_name, new.first_air_date, new.search_words, new.sort_title)
  IS NOT (old.name, old.original_name, old.first_air_date, old.search_words, old.sort_title) BEGIN
  UPDATE series SET search_words = NULL, sort_title = NULL
  WHERE id = new.id AND new.fetched_at IS old.fetched_at AND new.search_words IS old.search_words
    AND (new.name, new.original_name) IS NOT (old.name, old.original_name);
  UPDATE library_entries SET (title, release_date, sort_title) = (
    SELECT name, first_air_date, coalesce(sort_title, lower(name)) FROM series WHERE id = new.id)
  WHERE series_id = new.id;
  UPDATE library_search SET words = (SELECT coalesce(search_words, lower(name)) FROM series WHERE id = new.id)
  WHERE rowid IN (SELECT id FROM library_entries WHERE series_id = new.id);
END;

INSERT INTO library_search (rowid, words) SELECT id, lower(title) FROM library_entries;
