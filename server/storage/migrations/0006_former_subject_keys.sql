-- Service and audit rows never change, so a merged person keeps the duplicate's subject key beside
-- their own: `former` keys are read, the other one is what new rows are written with.

ALTER TABLE subject_keys ADD COLUMN former BOOLEAN NOT NULL DEFAULT FALSE;
DROP INDEX subject_keys_person;
CREATE UNIQUE INDEX subject_keys_person ON subject_keys (person_id) WHERE NOT former;
CREATE INDEX subject_keys_people ON subject_keys (person_id);
