-- A request that was sent more than once and then refused: the number of that attempt, in a row of
-- the feed that says nothing. What was sent before it and comes later is not done any more.
ALTER TABLE changes ADD COLUMN refused_attempt BIGINT;
