-- A series that is watched now and then need not ask for attention every day.

ALTER TABLE library_entries ADD COLUMN hidden_from_up_next INTEGER NOT NULL DEFAULT 0; -- 1: of a series, by the user
ALTER TABLE removed_titles ADD COLUMN hidden_from_up_next INTEGER NOT NULL DEFAULT 0;
