-- Where a play came from, days without an instant, whose account is mirrored, and what the library was projected with.

ALTER TABLE plays ADD COLUMN watched_day TEXT;              -- the calendar day where only a day is known; watched_at is null then
ALTER TABLE plays ADD COLUMN ordered_at TEXT;               -- what lists are ordered by: watched_at, or the end of watched_day
ALTER TABLE plays ADD COLUMN source TEXT NOT NULL DEFAULT 'trakt'; -- cinemarco: made here
ALTER TABLE plays ADD COLUMN source_key TEXT;               -- what identifies the play there; null where trakt_history_id does
ALTER TABLE plays ADD COLUMN told_at TEXT GENERATED ALWAYS AS (coalesce(watched_at,
  strftime('%Y-%m-%dT%H:%M:%fZ', ordered_at, '+0.001 seconds', '-12 hours'))) VIRTUAL; -- what Trakt is told: a day's noon
UPDATE plays SET ordered_at = watched_at;
UPDATE plays SET source = 'cinemarco' WHERE arrived_by = 'local';
CREATE UNIQUE INDEX plays_by_source_key ON plays (account_id, source, source_key) WHERE source_key IS NOT NULL;
DROP INDEX plays_by_date;
CREATE INDEX plays_by_date ON plays (account_id, ordered_at, id) WHERE removed_at IS NULL;

-- When a title was last watched, as an instant: the binge rule and the zone move days, not the order of titles.
ALTER TABLE library_entries ADD COLUMN last_watched_at TEXT;
DROP INDEX library_entries_by_watched;
CREATE INDEX library_entries_by_watched ON library_entries (account_id, last_watched_at, id);
DROP INDEX library_entries_by_status;
CREATE INDEX library_entries_by_status ON library_entries (account_id, watch_status, media_type, last_watched_at, id);

ALTER TABLE accounts ADD COLUMN trakt_user TEXT;            -- the Trakt account that is mirrored: its slug
ALTER TABLE accounts ADD COLUMN trakt_user_name TEXT;       -- as Trakt shows it
ALTER TABLE accounts ADD COLUMN projected_with TEXT;        -- zone, its tables and our rules at the last projection of all titles
