-- What airs and comes out, by day. And since when each of it is as it is: calendars read an event that they have again
-- only where that has changed.

ALTER TABLE movies ADD COLUMN told_at TEXT;                     -- since when TMDB tells title and day as they are
ALTER TABLE movies ADD COLUMN retold INTEGER NOT NULL DEFAULT 0; -- how often these have changed
ALTER TABLE series ADD COLUMN told_at TEXT;                     -- the same of its name
ALTER TABLE series ADD COLUMN retold INTEGER NOT NULL DEFAULT 0;
ALTER TABLE episodes ADD COLUMN told_at TEXT;                   -- the same of name and day
ALTER TABLE episodes ADD COLUMN retold INTEGER NOT NULL DEFAULT 0;
UPDATE movies SET told_at = fetched_at;
UPDATE series SET told_at = fetched_at;
UPDATE episodes SET told_at = (SELECT fetched_at FROM series WHERE id = series_id);

CREATE INDEX episodes_by_air_date ON episodes (air_date) WHERE air_date IS NOT NULL;

-- docs/contract.md#calendar. The joins are CROSS so that each begins with its days.
CREATE VIEW calendar_episodes AS
SELECT e.account_id, 'series' AS media_type, e.id AS entry_id, s.tmdb_id, s.name AS title, p.season_number,
       p.episode_number, p.name AS episode_name, p.air_date AS day, s.poster_path,
       EXISTS (SELECT 1 FROM watch_sessions w JOIN episode_progress x ON x.session_id = w.id
               WHERE w.entry_id = e.id AND w.is_default = 1 AND x.season_number = p.season_number
                 AND x.episode_number = p.episode_number AND x.is_watched = 1) AS is_watched,
       max(p.told_at, s.told_at) AS told_at, p.retold + s.retold AS retold
FROM episodes p
CROSS JOIN series s ON s.id = p.series_id
CROSS JOIN library_entries e ON e.series_id = s.id
WHERE p.air_date IS NOT NULL AND e.watch_status <> 'abandoned'
  AND (p.season_number > 0 OR EXISTS (
    SELECT 1 FROM watch_sessions w JOIN episode_progress x ON x.session_id = w.id
    WHERE w.entry_id = e.id AND w.is_default = 1 AND x.season_number = 0 AND x.is_watched = 1));
CREATE VIEW calendar_movies AS
SELECT e.account_id, 'movie' AS media_type, e.id AS entry_id, m.tmdb_id, m.title, NULL AS season_number,
       NULL AS episode_number, NULL AS episode_name, e.release_date AS day, m.poster_path,
       EXISTS (SELECT 1 FROM movie_watch_sessions w WHERE w.entry_id = e.id) AS is_watched, m.told_at, m.retold
FROM library_entries e
CROSS JOIN movies m ON m.id = e.movie_id
WHERE e.media_type = 'movie' AND e.release_date IS NOT NULL
  AND (e.watchlisted_at IS NOT NULL OR e.watch_status = 'not_started');
CREATE VIEW calendar_items AS SELECT * FROM calendar_episodes UNION ALL SELECT * FROM calendar_movies;
