-- Gifts in kind with their receipts, and what figures of the past need.

-- quantity is in thousandths; a declared value of 0 was not said. state: 1 recorded, 2 reversed.
CREATE TABLE gifts (
  gift_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  unit_id TEXT NOT NULL REFERENCES units (unit_id),
  item TEXT NOT NULL,
  measure TEXT NOT NULL,
  quantity BIGINT NOT NULL,
  declared_value_fen BIGINT NOT NULL,
  receive_date TEXT NOT NULL,
  donor_person_id TEXT REFERENCES people (person_id),
  donor_name TEXT NOT NULL,
  anonymous BOOLEAN NOT NULL,
  purpose TEXT NOT NULL,
  handler_person_id TEXT NOT NULL REFERENCES people (person_id),
  receipt_waived BOOLEAN NOT NULL,
  receipt_year BIGINT,
  receipt_number BIGINT,
  receipt_issue_time_us BIGINT,
  receipt_issuer_person_id TEXT REFERENCES people (person_id),
  state BIGINT NOT NULL,
  reason TEXT NOT NULL,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (quantity > 0),
  CHECK (declared_value_fen >= 0),
  CHECK (state IN (1, 2)),
  -- One giver: a person, a name, or nobody who is named.
  CHECK (CASE WHEN donor_person_id IS NULL THEN 0 ELSE 1 END
    + CASE WHEN donor_name = '' THEN 0 ELSE 1 END + CASE WHEN anonymous THEN 1 ELSE 0 END = 1),
  CHECK ((receipt_number IS NULL) = (receipt_year IS NULL)),
  CHECK ((receipt_number IS NULL) = (receipt_issue_time_us IS NULL)),
  CHECK ((receipt_number IS NULL) = (receipt_issuer_person_id IS NULL)),
  CHECK (receipt_number IS NULL OR (receipt_number > 0 AND NOT receipt_waived))
);
CREATE INDEX gifts_unit ON gifts (unit_id, receive_date, gift_id);
-- No number is given out twice; a reversed gift keeps its own.
CREATE UNIQUE INDEX gifts_receipt ON gifts (organization_id, receipt_year, receipt_number)
  WHERE receipt_number IS NOT NULL;

-- The last receipt number of a civil year, raised in the transaction that gives it out.
CREATE TABLE gift_receipt_years (
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  year BIGINT NOT NULL,
  last_number BIGINT NOT NULL,
  PRIMARY KEY (organization_id, year),
  CHECK (last_number > 0)
);

-- What became of a published wish, and from when until when: state 5 confirmed (also when it was
-- closed afterwards), 8 withdrawn. The row of a wish holds only what is; the figures of a month
-- that is over must not change when a wish of that month is opened again.
CREATE TABLE wish_outcomes (
  wish_id TEXT NOT NULL REFERENCES wishes (wish_id),
  state BIGINT NOT NULL,
  start_time_us BIGINT NOT NULL,
  end_time_us BIGINT,
  CHECK (state IN (5, 8)),
  CHECK (end_time_us IS NULL OR end_time_us >= start_time_us)
);
CREATE INDEX wish_outcomes_wish ON wish_outcomes (wish_id, start_time_us);
CREATE UNIQUE INDEX wish_outcomes_standing ON wish_outcomes (wish_id) WHERE end_time_us IS NULL;

INSERT INTO wish_outcomes (wish_id, state, start_time_us)
  SELECT wish_id, 5, confirm_time_us FROM wishes WHERE confirm_time_us IS NOT NULL;
INSERT INTO wish_outcomes (wish_id, state, start_time_us)
  SELECT wish_id, 8, update_time_us FROM wishes WHERE state = 8 AND publish_time_us IS NOT NULL;
