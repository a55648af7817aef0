-- Households with their consent and their sealed contact data, and the chain of the audit table.

-- A chained row holds the BLAKE2b-256 of the row before and of itself (server/rpc/audit_chain_store.h).
-- Rows of before have neither.
ALTER TABLE audit_records ADD COLUMN sequence BIGINT;
CREATE UNIQUE INDEX audit_records_sequence ON audit_records (organization_id, sequence)
  WHERE sequence IS NOT NULL;

-- Where each organisation's chain has come to; chain is NULL before the first row.
CREATE TABLE audit_heads (
  organization_id TEXT PRIMARY KEY,
  sequence BIGINT NOT NULL,
  chain BYTEA,
  CHECK ((sequence = 0) = (chain IS NULL))
);
INSERT INTO audit_heads (organization_id, sequence) SELECT organization_id, 0 FROM organizations;

-- Who has read an address, by reader and by household.
CREATE INDEX audit_records_readers ON audit_records (actor, record_time_us)
  WHERE action = 'ReleaseAddress';
CREATE INDEX audit_records_releases ON audit_records (subject, audit_record_id)
  WHERE action = 'ReleaseAddress';

-- state: 1 invited, 2 active, 3 paused, 4 withdrawn. languages: one a line. min_people is 0 until
-- the household has said how it wants to be visited. provisional_*: a consent that waits for the
-- household's word. consent_*: the confirmed one. *_sequence: its consent record.
-- next_contact_person_id: becomes the contact when the household confirms a new consent.
CREATE TABLE households (
  household_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  unit_id TEXT NOT NULL REFERENCES units (unit_id),
  alias TEXT NOT NULL,
  state BIGINT NOT NULL,
  contact_person_id TEXT REFERENCES people (person_id),
  next_contact_person_id TEXT REFERENCES people (person_id),
  languages TEXT NOT NULL,
  cadence_days BIGINT NOT NULL,
  min_people BIGINT NOT NULL,
  has_minors BOOLEAN NOT NULL,
  consent_sequence BIGINT,
  consent_expire_time_us BIGINT,
  provisional_sequence BIGINT,
  provisional_expire_time_us BIGINT,
  code_failures BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  erase_time_us BIGINT,
  CHECK (state BETWEEN 1 AND 4),
  CHECK ((consent_sequence IS NULL) = (consent_expire_time_us IS NULL)),
  CHECK ((provisional_sequence IS NULL) = (provisional_expire_time_us IS NULL)),
  CHECK (next_contact_person_id IS NULL OR provisional_sequence IS NOT NULL),
  -- Nobody is active without a consent that was confirmed.
  CHECK (state NOT IN (2, 3) OR consent_sequence IS NOT NULL),
  CHECK (state <> 1 OR consent_sequence IS NULL),
  -- What was never consented to, or was withdrawn, is not kept for ever. One whose consent has
  -- expired stays, unread, until it consents again or withdraws.
  CHECK ((state IN (1, 4)) = (erase_time_us IS NOT NULL)),
  -- Before consent there is an alias and a community.
  CHECK (min_people > 0 OR (contact_person_id IS NULL AND languages = '' AND cadence_days = 0
    AND NOT has_minors AND consent_sequence IS NULL AND provisional_sequence IS NULL)),
  CHECK (NOT has_minors OR min_people >= 2)
);
CREATE UNIQUE INDEX households_alias ON households (organization_id, alias);
CREATE INDEX households_unit ON households (unit_id, alias);
CREATE INDEX households_contact ON households (contact_person_id)
  WHERE contact_person_id IS NOT NULL;
CREATE INDEX households_next_contact ON households (next_contact_person_id)
  WHERE next_contact_person_id IS NOT NULL;
CREATE INDEX households_erase ON households (erase_time_us) WHERE erase_time_us IS NOT NULL;

-- weekday: 1 Monday to 7 Sunday. Minutes of the day in the organisation's zone.
CREATE TABLE visit_slots (
  household_id TEXT NOT NULL REFERENCES households (household_id),
  weekday BIGINT NOT NULL,
  start_minute BIGINT NOT NULL,
  end_minute BIGINT NOT NULL,
  PRIMARY KEY (household_id, weekday, start_minute),
  CHECK (weekday BETWEEN 1 AND 7),
  CHECK (start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440)
);

-- Rows are only ever added, and go with the household. kind: 1 given, 2 confirmed, 3 paused,
-- 4 resumed, 5 withdrawn, 6 terms changed. purposes: numbers with a space between. recorder and
-- witness are "subjects/KEY"; witness may be empty.
CREATE TABLE consent_records (
  household_id TEXT NOT NULL REFERENCES households (household_id),
  sequence BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  given_by BIGINT NOT NULL,
  channel BIGINT NOT NULL,
  purposes TEXT NOT NULL,
  language TEXT NOT NULL,
  notice_hash BYTEA,
  recorder TEXT NOT NULL,
  witness TEXT NOT NULL,
  way BIGINT NOT NULL,
  record_time_us BIGINT NOT NULL,
  expire_time_us BIGINT,
  PRIMARY KEY (household_id, sequence),
  CHECK (kind BETWEEN 1 AND 6),
  CHECK (way BETWEEN 0 AND 3),
  -- Only what was given has a giver, a notice and an end; it takes somebody's word to confirm it.
  CHECK ((kind = 1) = (given_by > 0)),
  CHECK ((kind = 1) = (channel > 0)),
  CHECK ((kind = 1) = (notice_hash IS NOT NULL)),
  CHECK ((kind = 1) = (expire_time_us IS NOT NULL)),
  CHECK (kind NOT IN (2, 4) OR way > 0)
);

-- What was answered about a household is erased with it.
CREATE INDEX changes_households ON changes (resource)
  WHERE resource >= 'households/' AND resource < 'households0';

-- Audit rows name a household by this key alone; erasing the row here unlinks them.
CREATE TABLE household_subjects (
  subject_key TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES households (household_id)
);
CREATE UNIQUE INDEX household_subjects_household ON household_subjects (household_id);

-- The key of a household's own, wrapped under the server's. Without it nobody can read what was
-- sealed, in this database or in an older copy of it.
CREATE TABLE household_keys (
  household_id TEXT PRIMARY KEY REFERENCES households (household_id),
  wrapped BYTEA NOT NULL
);

-- Each part sealed for itself, bound to the household, the part and the version.
CREATE TABLE household_secrets (
  household_id TEXT PRIMARY KEY REFERENCES households (household_id),
  version BIGINT NOT NULL,
  sealed_contact BYTEA NOT NULL,
  sealed_code BYTEA NOT NULL,
  sealed_note BYTEA,
  note_expire_time_us BIGINT,
  CHECK ((sealed_note IS NULL) = (note_expire_time_us IS NULL))
);
CREATE INDEX household_secrets_notes ON household_secrets (note_expire_time_us)
  WHERE note_expire_time_us IS NOT NULL;
