-- The ledger as a chain (server/rpc/hash_chain.h). chain is NULL before the first link; rows up to
-- start_sequence are of before and have none.
CREATE TABLE ledger_heads (
  organization_id TEXT PRIMARY KEY,
  sequence BIGINT NOT NULL,
  start_sequence BIGINT NOT NULL,
  chain BYTEA,
  CHECK (start_sequence BETWEEN 0 AND sequence),
  CHECK ((sequence = start_sequence) = (chain IS NULL))
);
