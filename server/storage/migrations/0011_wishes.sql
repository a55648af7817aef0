-- Wishes, who has claimed them, and where they belong (sealed).

-- Quantities are in thousandths; a service (kind 2) is one piece of 1,000. state: 1 proposed,
-- 2 open, 3 claimed, 4 delivered, 5 confirmed, 6 closed, 7 declined, 8 withdrawn.
CREATE TABLE wishes (
  wish_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  unit_id TEXT NOT NULL REFERENCES units (unit_id),
  alias TEXT NOT NULL,
  title TEXT NOT NULL,
  title_fold TEXT NOT NULL,
  description TEXT NOT NULL,
  category TEXT NOT NULL,
  kind BIGINT NOT NULL,
  item TEXT NOT NULL,
  measure TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  may_split BOOLEAN NOT NULL,
  quantity BIGINT NOT NULL,
  claimed BIGINT NOT NULL,
  delivered BIGINT NOT NULL,
  confirmed BIGINT NOT NULL,
  deadline_date TEXT NOT NULL,
  state BIGINT NOT NULL,
  reason TEXT NOT NULL,
  proposer_person_id TEXT REFERENCES people (person_id),
  contact_person_id TEXT REFERENCES people (person_id),
  create_time_us BIGINT NOT NULL,
  publish_time_us BIGINT,
  confirm_time_us BIGINT,
  update_time_us BIGINT NOT NULL,
  CHECK (kind IN (1, 2)),
  CHECK (quantity > 0),
  -- Nothing is given away twice.
  CHECK (claimed <= quantity),
  CHECK (confirmed >= 0 AND confirmed <= delivered AND delivered <= claimed)
);
CREATE INDEX wishes_deadline ON wishes (organization_id, deadline_date, wish_id);
CREATE INDEX wishes_unit ON wishes (unit_id, title_fold);
CREATE INDEX wishes_proposer ON wishes (proposer_person_id) WHERE state = 1;
CREATE INDEX wishes_contact ON wishes (contact_person_id) WHERE contact_person_id IS NOT NULL;

-- One sealed message per wish: its contact and the code of the receiver's card. The row goes when
-- the wish is closed, declined or withdrawn.
CREATE TABLE wish_secrets (
  wish_id TEXT PRIMARY KEY REFERENCES wishes (wish_id),
  sealed BYTEA NOT NULL
);

-- state: 1 held, 2 delivered, 3 confirmed, 4 released, 5 lapsed, 6 returned, 7 cancelled; 1 to 3
-- take from the wish. whole: of a wish that is not split.
CREATE TABLE wish_claims (
  wish_claim_id TEXT PRIMARY KEY,
  wish_id TEXT NOT NULL REFERENCES wishes (wish_id),
  person_id TEXT NOT NULL REFERENCES people (person_id),
  team_unit_id TEXT REFERENCES units (unit_id),
  actor_person_id TEXT,
  quantity BIGINT NOT NULL,
  whole BOOLEAN NOT NULL,
  state BIGINT NOT NULL,
  expire_time_us BIGINT,
  renewed BOOLEAN NOT NULL,
  agreed_start_time_us BIGINT,
  agreed_end_time_us BIGINT,
  start_time_us BIGINT,
  end_time_us BIGINT,
  confirmation BIGINT NOT NULL,
  code_failures BIGINT NOT NULL,
  override_reason TEXT NOT NULL,
  reason TEXT NOT NULL,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (quantity > 0),
  CHECK ((state = 1) = (expire_time_us IS NOT NULL)),
  CHECK ((state = 3) = (confirmation > 0))
);
-- The database itself forbids a second winner, and a second claim of one person.
CREATE UNIQUE INDEX wish_claims_whole ON wish_claims (wish_id) WHERE whole AND state <= 3;
CREATE UNIQUE INDEX wish_claims_live ON wish_claims (wish_id, person_id) WHERE state <= 2;
CREATE INDEX wish_claims_wish ON wish_claims (wish_id, wish_claim_id);
CREATE INDEX wish_claims_person ON wish_claims (person_id, state);
CREATE INDEX wish_claims_leases ON wish_claims (expire_time_us) WHERE expire_time_us IS NOT NULL;

-- Who came along when it was delivered.
CREATE TABLE wish_companions (
  wish_claim_id TEXT NOT NULL REFERENCES wish_claims (wish_claim_id),
  person_id TEXT NOT NULL REFERENCES people (person_id),
  PRIMARY KEY (wish_claim_id, person_id)
);
CREATE INDEX wish_companions_person ON wish_companions (person_id);

-- The ledger rows of those who fulfilled a claim.
CREATE TABLE wish_claim_records (
  wish_claim_id TEXT NOT NULL REFERENCES wish_claims (wish_claim_id),
  service_record_id TEXT NOT NULL REFERENCES service_records (service_record_id),
  PRIMARY KEY (wish_claim_id, service_record_id)
);
