-- SQLite took the primary keys of these tables for as good as their indexes by title, and read all ratings, say, for each
-- title that a run projects. It is told how many rows share what here; ANALYZE would count them. A step that makes one of
-- these tables anew tells it again.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('trakt_ratings', 'trakt_ratings', '10000 10000 5000 1'),
  ('trakt_ratings', 'trakt_ratings_by_title', '10000 10000 5000 1'),
  ('trakt_watchlist', 'trakt_watchlist', '10000 10000 5000 1'),
  ('trakt_watchlist', 'trakt_watchlist_by_title', '10000 10000 5000 1'),
  ('trakt_dropped', 'trakt_dropped', '1000 1000 500 1'),
  ('trakt_dropped', 'trakt_dropped_by_title', '1000 1000 500 1');
ANALYZE sqlite_schema;
