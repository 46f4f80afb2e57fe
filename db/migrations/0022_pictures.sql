-- Pictures come behind the imports that name them: those that somebody looked for first.

ALTER TABLE image_queue ADD COLUMN asked_at TEXT;   -- when a browser asked for it in vain; null: nobody looked yet
CREATE INDEX image_queue_asked ON image_queue (asked_at) WHERE asked_at IS NOT NULL;
