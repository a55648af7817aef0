-- Organisations, people, access, audit and the change feed.

CREATE TABLE store_meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- One row per organisation; last_sequence orders its change feed, so order is commit order.
CREATE TABLE organizations (
  organization_id TEXT PRIMARY KEY,
  root_unit_id TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  last_sequence BIGINT NOT NULL
);

-- path holds the ids from the root down, each followed by "/": a prefix test is the scope test.
CREATE TABLE units (
  unit_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  parent_unit_id TEXT REFERENCES units (unit_id),
  kind BIGINT NOT NULL,
  display_name TEXT NOT NULL,
  path TEXT NOT NULL,
  create_time_us BIGINT NOT NULL
);
CREATE UNIQUE INDEX units_name ON units (parent_unit_id, display_name);
CREATE INDEX units_organization ON units (organization_id, path);

-- name_fold and name_pinyin are made in C++ for sorting and search.
CREATE TABLE people (
  person_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  display_name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  phone TEXT,
  birth_year BIGINT,
  languages TEXT NOT NULL,
  skills TEXT NOT NULL,
  merged_into_person_id TEXT REFERENCES people (person_id),
  version BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL
);
CREATE INDEX people_name ON people (organization_id, name_pinyin, person_id);

CREATE TABLE external_ids (
  organization_id TEXT NOT NULL,
  system TEXT NOT NULL,
  value TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (person_id),
  PRIMARY KEY (organization_id, system, value)
);
CREATE INDEX external_ids_person ON external_ids (person_id);

-- Dates are YYYY-MM-DD; end_date is the first day that it no longer holds.
CREATE TABLE home_units (
  person_id TEXT NOT NULL REFERENCES people (person_id),
  unit_id TEXT NOT NULL REFERENCES units (unit_id),
  start_date TEXT NOT NULL,
  end_date TEXT,
  PRIMARY KEY (person_id, start_date)
);
CREATE UNIQUE INDEX home_units_current ON home_units (person_id) WHERE end_date IS NULL;
CREATE INDEX home_units_unit ON home_units (unit_id, person_id);

CREATE TABLE affiliations (
  person_id TEXT NOT NULL REFERENCES people (person_id),
  unit_id TEXT NOT NULL REFERENCES units (unit_id),
  start_date TEXT NOT NULL,
  end_date TEXT,
  PRIMARY KEY (person_id, unit_id, start_date)
);
CREATE INDEX affiliations_unit ON affiliations (unit_id, person_id);

-- Service and audit rows name people by subject_key alone; erasing the row here unlinks them.
CREATE TABLE subject_keys (
  subject_key TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (person_id)
);
CREATE UNIQUE INDEX subject_keys_person ON subject_keys (person_id);

CREATE TABLE role_grants (
  role_grant_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (person_id),
  role BIGINT NOT NULL,
  scope_unit_id TEXT NOT NULL REFERENCES units (unit_id),
  granter_person_id TEXT REFERENCES people (person_id),
  end_time_us BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL,
  revoke_time_us BIGINT,
  CHECK (granter_person_id IS NULL OR granter_person_id <> person_id)
);
CREATE INDEX role_grants_person ON role_grants (person_id);
CREATE INDEX role_grants_scope ON role_grants (scope_unit_id);

CREATE TABLE invitations (
  invitation_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (person_id),
  secret_hash BYTEA NOT NULL,
  short_code_hash BYTEA NOT NULL,
  failures BIGINT NOT NULL,
  creator_person_id TEXT,
  create_time_us BIGINT NOT NULL,
  expire_time_us BIGINT NOT NULL,
  use_time_us BIGINT,
  revoke_time_us BIGINT
);
CREATE UNIQUE INDEX invitations_secret ON invitations (secret_hash);
CREATE UNIQUE INDEX invitations_code ON invitations (short_code_hash);
CREATE INDEX invitations_person ON invitations (person_id);

CREATE TABLE devices (
  device_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (person_id),
  public_key BYTEA NOT NULL,
  label TEXT NOT NULL,
  installation_id TEXT NOT NULL,
  comparison_code TEXT,
  create_time_us BIGINT NOT NULL,
  activate_time_us BIGINT,
  revoke_time_us BIGINT
);
CREATE UNIQUE INDEX devices_key ON devices (public_key);
CREATE INDEX devices_person ON devices (person_id);

CREATE TABLE sessions (
  token_hash BYTEA PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices (device_id),
  person_id TEXT NOT NULL REFERENCES people (person_id),
  create_time_us BIGINT NOT NULL,
  expire_time_us BIGINT NOT NULL
);
CREATE INDEX sessions_device ON sessions (device_id);

-- Append-only; actor and subject are resource names, people by subject_key ("subjects/{key}").
CREATE TABLE audit_records (
  audit_record_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  subject TEXT NOT NULL,
  action TEXT NOT NULL,
  purpose TEXT NOT NULL,
  record_time_us BIGINT NOT NULL,
  chain BYTEA
);
CREATE INDEX audit_records_time ON audit_records (organization_id, audit_record_id);

-- The change feed and the stored answers in one row. Holds names of resources, never content:
-- `resource` is for those in `audience` ("person:ID unit:ID shift:ID", space-separated, or "org"),
-- `shared_resource` for everybody in the organisation. A row without either only stores an answer.
CREATE TABLE changes (
  organization_id TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  resource TEXT,
  kind BIGINT NOT NULL,
  audience TEXT NOT NULL,
  shared_resource TEXT,
  record_time_us BIGINT NOT NULL,
  request_id TEXT,
  request_hash BYTEA,
  response BYTEA,
  PRIMARY KEY (organization_id, sequence)
);
CREATE UNIQUE INDEX changes_request ON changes (request_id) WHERE request_id IS NOT NULL;
