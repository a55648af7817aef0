-- When somebody should call back about what was brought, and what a wish may be worth.

-- Set while something was brought that its receiver has not confirmed; told: the coordinators got
-- their notice.
ALTER TABLE wishes ADD COLUMN call_back_time_us BIGINT;
ALTER TABLE wishes ADD COLUMN call_back_told BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE wishes SET call_back_time_us = (
    SELECT MIN(c.end_time_us) + 259200000000 FROM wish_claims c
    WHERE c.wish_id = wishes.wish_id AND c.state = 2)
  WHERE state IN (2, 3, 4) AND delivered > confirmed;
CREATE INDEX wishes_call_backs ON wishes (call_back_time_us)
  WHERE call_back_time_us IS NOT NULL AND NOT call_back_told;

-- Of the organisation itself, in fen; 0: nothing is said.
ALTER TABLE units ADD COLUMN wish_ceiling_fen BIGINT NOT NULL DEFAULT 0;
