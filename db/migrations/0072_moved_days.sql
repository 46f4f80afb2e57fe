-- Episodes that count on their air date, by that day: statistics of a year look at no others.

CREATE INDEX episode_progress_moved ON episode_progress (watched_date, entry_id) WHERE date_source = 'air_date';
