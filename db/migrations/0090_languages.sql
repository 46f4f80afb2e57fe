-- In which language TMDB was last asked for a title, as CINEMARCO_LANGUAGE names it: where that has changed, the title is
-- asked for anew. What is here was asked for in English.

ALTER TABLE movies ADD COLUMN told_in TEXT NOT NULL DEFAULT 'en-US';
ALTER TABLE series ADD COLUMN told_in TEXT NOT NULL DEFAULT 'en-US';
CREATE INDEX movies_by_told_in ON movies (told_in);
CREATE INDEX series_by_told_in ON series (told_in);
