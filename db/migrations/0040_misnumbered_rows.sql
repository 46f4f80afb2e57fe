-- What `cinemarco check` asks: rows that go by another TMDB number than their title of Trakt's does, or than they state
-- themselves where they are of no such title.

CREATE VIEW misnumbered_rows AS
WITH numbered AS (
  SELECT account_id, 'plays' AS table_name, id AS at, iif(media_type = 'movie', 'movie', 'series') AS media_type,
         trakt_id AS title_trakt_id, title_tmdb_id, tmdb_id AS stated FROM plays WHERE gone_at IS NULL
  UNION ALL
  SELECT account_id, 'trakt_ratings', trakt_id, iif(media_type = 'movie', 'movie', 'series'), title_trakt_id,
         title_tmdb_id, tmdb_id FROM trakt_ratings WHERE gone_at IS NULL
  UNION ALL
  SELECT account_id, 'trakt_watchlist', trakt_id, media_type, iif(trakt_id > 0, trakt_id, NULL), title_tmdb_id, tmdb_id
    FROM trakt_watchlist WHERE gone_at IS NULL)
SELECT n.account_id, n.table_name, n.at, n.media_type, n.title_tmdb_id,
       iif(t.trakt_id IS NULL, n.stated, t.title_tmdb_id) AS right_tmdb_id
FROM numbered n
LEFT JOIN trakt_titles t
  ON t.account_id = n.account_id AND t.media_type = n.media_type AND t.trakt_id = n.title_trakt_id
WHERE (t.trakt_id IS NOT NULL OR n.stated IS NOT NULL)
  AND n.title_tmdb_id IS NOT iif(t.trakt_id IS NULL, n.stated, t.title_tmdb_id);
