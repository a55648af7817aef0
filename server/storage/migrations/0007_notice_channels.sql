-- Notices by mail and webhook: where mail goes, and which notices a channel has still to look at.

ALTER TABLE people ADD COLUMN email TEXT;

CREATE INDEX notices_unseen ON notices (create_time_us) WHERE state <> 3;
