-- Histories come newest first: an index in that order is filled page by page, where the other way round each page is
-- split in the middle and stays half empty.

DROP INDEX plays_by_date;
CREATE INDEX plays_by_date ON plays (account_id, ordered_at DESC, id DESC) WHERE removed_at IS NULL;

-- No question goes by it.
DROP INDEX media_contributors_by_person;
