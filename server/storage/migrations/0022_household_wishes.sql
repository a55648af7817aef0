-- Wishes that a household has asked a visitor to pass on: they end with its consent. The row goes
-- with the household.
CREATE TABLE household_wishes (
  wish_id TEXT PRIMARY KEY REFERENCES wishes (wish_id),
  household_id TEXT NOT NULL REFERENCES households (household_id)
);
CREATE INDEX household_wishes_household ON household_wishes (household_id);
