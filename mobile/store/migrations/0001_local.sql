-- What a phone holds for one person. `resources` says only what the server said, one row per
-- resource with the few columns that lists need; `outbox` says what the person did and the server
-- has not answered. Lists are read as the one laid over the other.

CREATE TABLE resources (
  name TEXT PRIMARY KEY,
  collection TEXT NOT NULL,
  shift TEXT NOT NULL,
  person TEXT NOT NULL,
  state BIGINT NOT NULL,
  start_time_us BIGINT NOT NULL,
  end_time_us BIGINT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX resources_by_time ON resources (collection, end_time_us);
CREATE INDEX resources_by_person ON resources (collection, person, start_time_us);
CREATE INDEX resources_by_shift ON resources (collection, shift) WHERE shift <> '';

-- One row: how far the feed was read. The two times anchor the phone's clock to the server's.
CREATE TABLE feed (
  feed_id BIGINT PRIMARY KEY,
  page_token TEXT NOT NULL,
  data_epoch BIGINT NOT NULL,
  server_time_us BIGINT NOT NULL,
  received_time_us BIGINT NOT NULL,
  complete_time_us BIGINT NOT NULL,
  CHECK (feed_id = 1)
);

-- State: 1 queued, 2 sending, 3 accepted, 4 rejected, 5 blocked.
-- `after_request_id`: not before that other item is answered. `queue_time_us`: made or last retried
-- by hand; the age of an item counts from it.
CREATE TABLE outbox (
  sequence BIGINT PRIMARY KEY,
  request_id TEXT NOT NULL UNIQUE,
  lane TEXT NOT NULL,
  method TEXT NOT NULL,
  request BYTEA NOT NULL,
  title TEXT NOT NULL,
  after_request_id TEXT NOT NULL,
  state BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  next_try_us BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL,
  queue_time_us BIGINT NOT NULL,
  finish_time_us BIGINT,
  refusal BYTEA,
  CHECK (state >= 1 AND state <= 5),
  CHECK ((state IN (3, 4)) = (finish_time_us IS NOT NULL)),
  CHECK ((state = 4) = (refusal IS NOT NULL))
);
CREATE INDEX outbox_by_state ON outbox (state, sequence);

-- One row: whose phone this is, at which server. The secret key is not here.
CREATE TABLE profile (
  profile_id BIGINT PRIMARY KEY,
  server_address TEXT NOT NULL,
  spki_sha256 BYTEA NOT NULL,
  server_id TEXT NOT NULL,
  device TEXT NOT NULL,
  person TEXT NOT NULL,
  organization TEXT NOT NULL,
  installation_id TEXT NOT NULL,
  display_name TEXT NOT NULL,
  enrolment BIGINT NOT NULL,
  enrol_request_id TEXT NOT NULL,
  comparison_code TEXT NOT NULL,
  role_grants BYTEA NOT NULL,
  CHECK (profile_id = 1)
);
