-- Whose account is mirrored, told apart also where its user takes another name.

ALTER TABLE accounts ADD COLUMN trakt_user_uuid TEXT;       -- Trakt's own mark of the user: names and slugs may change
DELETE FROM settings WHERE key = 'trakt_username';          -- told from `accounts` now
