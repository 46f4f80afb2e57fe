-- Meeting 100,000 plays as they are known writes a few ranges, and none of their rows.

CREATE TABLE met_plays (                        -- ranges of plays.id, apart from each other: which run met these last, as they are
  first_id INTEGER PRIMARY KEY,
  last_id  INTEGER NOT NULL,
  run_id   INTEGER NOT NULL
) STRICT;
CREATE INDEX met_plays_by_run ON met_plays (run_id);

-- Every play with the run that met it last: the one that wrote its row, or the one that found it so since.
CREATE VIEW plays_met AS
  SELECT p.*, max(ifnull(p.last_run_id, 0), ifnull((SELECT iif(m.last_id >= p.id, m.run_id, 0) FROM met_plays m
              WHERE m.first_id <= p.id ORDER BY m.first_id DESC LIMIT 1), 0)) AS met_by
  FROM plays p;
-- The same for questions about the latest run: from its rows and its ranges outwards.
CREATE VIEW plays_of_runs AS
  SELECT p.*, p.last_run_id AS met_by FROM plays p
  UNION ALL
  SELECT p.*, m.run_id FROM met_plays m CROSS JOIN plays p NOT INDEXED ON p.id BETWEEN m.first_id AND m.last_id
    WHERE ifnull(p.last_run_id, 0) < m.run_id;

DROP VIEW standing_at_trakt;
CREATE VIEW standing_at_trakt AS                            -- by section: what Trakt has, as far as the mirror knows
  SELECT account_id, 'movie plays' AS section, title, season_number, episode_number, watched_at, met_by AS last_run_id
    FROM plays_met WHERE media_type = 'movie' AND trakt_history_id IS NOT NULL AND gone_at IS NULL
  UNION ALL SELECT account_id, 'episode plays', title, season_number, episode_number, watched_at, met_by
    FROM plays_met WHERE media_type = 'episode' AND trakt_history_id IS NOT NULL AND gone_at IS NULL
  UNION ALL SELECT account_id, 'ratings', title, season_number, episode_number, NULL, last_run_id
    FROM trakt_ratings WHERE gone_at IS NULL
  UNION ALL SELECT account_id, 'watchlist', title, NULL, NULL, NULL, last_run_id
    FROM trakt_watchlist WHERE arrived_by = 'trakt' AND gone_at IS NULL;
