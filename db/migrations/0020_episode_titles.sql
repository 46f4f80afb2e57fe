-- How Trakt calls an episode: shown where TMDB has none of that number. It comes with the next import, or the weekly look.

ALTER TABLE plays ADD COLUMN episode_title TEXT;
