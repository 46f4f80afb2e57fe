-- Rows of files that have no history id, until Trakt tells the same play with one.
CREATE INDEX plays_without_id ON plays (account_id, media_type, season_number, episode_number, watched_at)
  WHERE source_key IS NOT NULL AND trakt_history_id IS NULL;
