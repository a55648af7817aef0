-- How many kinds of resources the app knew that read the feed so far. One that knows more reads
-- everything anew: what its elder passed over would not come again.
ALTER TABLE feed ADD COLUMN known_kinds BIGINT NOT NULL DEFAULT 0;
