-- What a claim proves by itself (server/attendance/claim_proof.h). device_id: the device whose
-- signature over the claim holds; NULL without one. findings: why it is for review, in words
-- separated by blanks. break_minutes: signed with the claim, which has no field for it.
ALTER TABLE attendance_claims ADD COLUMN device_id TEXT;
ALTER TABLE attendance_claims ADD COLUMN findings TEXT NOT NULL DEFAULT '';
ALTER TABLE attendance_claims ADD COLUMN break_minutes BIGINT NOT NULL DEFAULT 0;

-- The chain of a device's signed claims, refused ones too: those leave no gap. Two rows with one
-- sequence are a fork.
CREATE TABLE claim_links (
  device_id TEXT NOT NULL REFERENCES devices (device_id),
  device_sequence BIGINT NOT NULL,
  claim_hash BYTEA NOT NULL,
  previous_claim_hash BYTEA NOT NULL,
  PRIMARY KEY (device_id, device_sequence, claim_hash)
);
