-- From which day on an episode counts as aired (domain/airing.hpp), and how each entry of the library sees it.

ALTER TABLE episodes ADD COLUMN aired_from TEXT;            -- calendar date; null: TMDB gives the series no day at all
ALTER TABLE library_entries ADD COLUMN numbering_differs INTEGER NOT NULL DEFAULT 0; -- watched under other numbers than TMDB's

UPDATE episodes SET aired_from = coalesce(
  air_date,
  (SELECT min(x.air_date) FROM episodes x
   WHERE x.series_id = episodes.series_id AND x.season_number = episodes.season_number),
  (SELECT n.air_date FROM seasons n
   WHERE n.series_id = episodes.series_id AND n.season_number = episodes.season_number),
  (SELECT min(day) FROM (SELECT first_air_date AS day FROM series WHERE id = episodes.series_id
                         UNION ALL SELECT x.air_date FROM episodes x
                                   WHERE x.series_id = episodes.series_id AND x.season_number > 0)),
  (SELECT '0000-01-01' FROM series WHERE id = episodes.series_id AND status IN ('Ended', 'Canceled', 'Cancelled')));

-- TMDB's episodes of the series of an entry. One has aired where counts_from <= today.
CREATE VIEW library_episodes AS
SELECT e.id AS entry_id, p.id AS episode_id, p.season_number, p.episode_number, w.id IS NOT NULL AS is_watched,
       coalesce(p.aired_from,
                (SELECT '0000-01-01' FROM episode_progress x WHERE x.session_id = d.id AND x.season_number > 0))
         AS counts_from
FROM library_entries e
LEFT JOIN watch_sessions d ON d.entry_id = e.id AND d.is_default = 1
CROSS JOIN episodes p ON p.series_id = e.series_id
LEFT JOIN episode_progress w
  ON w.session_id = d.id AND w.season_number = p.season_number AND w.episode_number = p.episode_number;
