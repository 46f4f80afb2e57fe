-- What is known of one title is found without reading all ratings and lists: a projection asks for each title.
CREATE INDEX trakt_ratings_by_title ON trakt_ratings (account_id, title_tmdb_id, media_type)
  WHERE title_tmdb_id IS NOT NULL;
CREATE INDEX trakt_watchlist_by_title ON trakt_watchlist (account_id, title_tmdb_id, media_type)
  WHERE title_tmdb_id IS NOT NULL;
CREATE INDEX trakt_dropped_by_title ON trakt_dropped (account_id, title_tmdb_id, media_type)
  WHERE title_tmdb_id IS NOT NULL;
