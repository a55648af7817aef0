-- A household reads what becomes of what it asked for, and what is known of people and of who has read
-- addresses is not kept for ever.

-- Follow-ups that a household has asked a visitor to pass on. The row goes with the household; the
-- matter stays its community's.
CREATE TABLE household_follow_ups (
  follow_up_id TEXT PRIMARY KEY REFERENCES follow_ups (follow_up_id),
  household_id TEXT NOT NULL REFERENCES households (household_id)
);
CREATE INDEX household_follow_ups_household ON household_follow_ups (household_id);

-- The audit chain was cut behind start_sequence, whose row had the value start_chain.
ALTER TABLE audit_heads ADD COLUMN start_sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audit_heads ADD COLUMN start_chain BYTEA;

-- use_time_us: about when one of the person's devices last opened a session; of before this table
-- knew it, whoever has a device in use counts as seen with the newest change. erase_notice_time_us:
-- when they were last told that their contact data and devices are about to be erased.
ALTER TABLE people ADD COLUMN use_time_us BIGINT NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN erase_notice_time_us BIGINT;
UPDATE people SET use_time_us = COALESCE((SELECT MAX(c.record_time_us) FROM changes c
    WHERE c.organization_id = people.organization_id), 0)
  WHERE EXISTS (SELECT 1 FROM devices d WHERE d.person_id = people.person_id
    AND d.activate_time_us IS NOT NULL AND d.revoke_time_us IS NULL);
CREATE INDEX people_use ON people (use_time_us);
