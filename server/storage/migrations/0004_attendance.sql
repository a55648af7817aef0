-- Attendance claims, the ledger of service records, and the hour rules.

-- One row per person and shift; the claims behind it are append-only.
-- State: 1 checked in, 2 checked out, 3 no-show.
CREATE TABLE attendances (
  attendance_id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL REFERENCES shifts (shift_id),
  person_id TEXT NOT NULL REFERENCES people (person_id),
  state BIGINT NOT NULL,
  check_in_time_us BIGINT,
  check_out_time_us BIGINT,
  check_in_class BIGINT NOT NULL,
  check_out_class BIGINT NOT NULL,
  check_in_verdict BIGINT NOT NULL,
  check_out_verdict BIGINT NOT NULL,
  walk_in BOOLEAN NOT NULL,
  service_record_id TEXT,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (check_out_time_us IS NULL OR check_out_time_us >= check_in_time_us)
);
CREATE UNIQUE INDEX attendances_person ON attendances (shift_id, person_id);

-- kind: 1 in, 2 out. claim holds the serialised AttendanceClaim with its signatures.
CREATE TABLE attendance_claims (
  attendance_claim_id TEXT PRIMARY KEY,
  attendance_id TEXT NOT NULL REFERENCES attendances (attendance_id),
  kind BIGINT NOT NULL,
  method BIGINT NOT NULL,
  evidence_class BIGINT NOT NULL,
  verdict BIGINT NOT NULL,
  claim_time_us BIGINT NOT NULL,
  receive_time_us BIGINT NOT NULL,
  recorder TEXT NOT NULL,
  claim BYTEA NOT NULL,
  chain BYTEA
);
CREATE INDEX attendance_claims_attendance ON attendance_claims (attendance_id);

CREATE TABLE rule_packs (
  rule_pack_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  version BIGINT NOT NULL,
  start_date TEXT NOT NULL,
  rounding_minutes BIGINT NOT NULL,
  minimum_stay_percent BIGINT NOT NULL,
  cap_minutes BIGINT NOT NULL,
  grace_minutes BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL
);
CREATE UNIQUE INDEX rule_packs_version ON rule_packs (organization_id, version);

-- Append-only. State: 1 confirmed, 2 waiting, 3 refused, 4 reversal (minutes and weight negative).
-- Totals are SUM(counted_minutes) over states 1 and 4; weight sums to the number of attendances.
-- People stand in it by subject_key alone.
CREATE TABLE service_records (
  service_record_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  subject_key TEXT NOT NULL,
  source BIGINT NOT NULL,
  shift_id TEXT,
  event_id TEXT,
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  home_unit_id TEXT NOT NULL,
  host_unit_id TEXT NOT NULL,
  organizing_unit_id TEXT NOT NULL,
  civil_date TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  planned_start_time_us BIGINT NOT NULL,
  planned_end_time_us BIGINT NOT NULL,
  check_in_time_us BIGINT NOT NULL,
  check_out_time_us BIGINT NOT NULL,
  break_minutes BIGINT NOT NULL,
  counted_minutes BIGINT NOT NULL,
  weight BIGINT NOT NULL,
  state BIGINT NOT NULL,
  evidence_class BIGINT NOT NULL,
  verdict BIGINT NOT NULL,
  assumed BOOLEAN NOT NULL,
  rule_pack_id TEXT NOT NULL REFERENCES rule_packs (rule_pack_id),
  correction_of TEXT REFERENCES service_records (service_record_id),
  recorder TEXT NOT NULL,
  reason TEXT NOT NULL,
  record_time_us BIGINT NOT NULL,
  chain BYTEA,
  CHECK ((state = 4) = (weight < 0)),
  CHECK (state = 4 OR counted_minutes >= 0),
  CHECK (state <> 4 OR counted_minutes <= 0)
);
CREATE UNIQUE INDEX service_records_sequence ON service_records (organization_id, sequence);
-- Person first: totals by person stream without a sort, and one person's year is one range.
CREATE INDEX service_records_subject
  ON service_records (subject_key, civil_date, state, counted_minutes);
CREATE INDEX service_records_date ON service_records (organization_id, civil_date);
CREATE INDEX service_records_shift ON service_records (shift_id);
-- A row is superseded at most once by a decision or reversal; a restatement shares its original.
CREATE UNIQUE INDEX service_records_reversal ON service_records (correction_of) WHERE state = 4;
CREATE INDEX service_records_correction ON service_records (correction_of);
