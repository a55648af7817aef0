-- What a new consent brings waits beside what stands, and what is not kept for ever is found.

-- waiting: of a consent that waits for the household's word while the one before stands; it takes
-- the place of the other row with that word.
CREATE TABLE household_secrets_of_both (
  household_id TEXT NOT NULL REFERENCES households (household_id),
  waiting BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  sealed_contact BYTEA NOT NULL,
  sealed_code BYTEA NOT NULL,
  sealed_note BYTEA,
  note_expire_time_us BIGINT,
  PRIMARY KEY (household_id, waiting),
  CHECK ((sealed_note IS NULL) = (note_expire_time_us IS NULL))
);
INSERT INTO household_secrets_of_both (household_id, waiting, version, sealed_contact, sealed_code,
    sealed_note, note_expire_time_us)
  SELECT household_id, FALSE, version, sealed_contact, sealed_code, sealed_note,
    note_expire_time_us FROM household_secrets;
DROP TABLE household_secrets;
ALTER TABLE household_secrets_of_both RENAME TO household_secrets;
CREATE INDEX household_secrets_notes ON household_secrets (note_expire_time_us)
  WHERE note_expire_time_us IS NOT NULL;

-- Households whose consent has ended, and nobody has asked for another.
CREATE INDEX households_consents ON households (consent_expire_time_us) WHERE state IN (2, 3);

-- people_count: how many went. Set when an old visit names nobody any more; figures need it then.
ALTER TABLE visits ADD COLUMN people_count BIGINT;
CREATE INDEX visits_named ON visits (end_time_us) WHERE people_count IS NULL;

-- A household's alias goes with it, from notices about its visits and what was answered about those.
CREATE INDEX notices_visits ON notices (subject) WHERE subject >= 'visits/' AND subject < 'visits0';
CREATE INDEX changes_notices ON changes (resource)
  WHERE resource >= 'notices/' AND resource < 'notices0' AND response IS NOT NULL;

CREATE INDEX pairings_ended ON pairings (update_time_us) WHERE state = 3;
CREATE INDEX invitations_expire ON invitations (expire_time_us);
CREATE INDEX sessions_expire ON sessions (expire_time_us);
