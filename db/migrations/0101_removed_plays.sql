-- What was removed, by title: how often a title was watched is told from this and plays_by_title, without a look at the plays.

CREATE INDEX plays_removed ON plays (account_id, media_type, title_tmdb_id, season_number, episode_number)
  WHERE removed_at IS NOT NULL;
