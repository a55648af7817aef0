-- What stands outside a chain is found (server/rpc/hash_chain.h): rows_before says how many rows of
-- the audit table are of before it, and every organisation that has records has a head.
ALTER TABLE audit_heads ADD COLUMN rows_before BIGINT NOT NULL DEFAULT 0;
UPDATE audit_heads SET rows_before = (SELECT COUNT(*) FROM audit_records
  WHERE audit_records.organization_id = audit_heads.organization_id
  AND audit_records.sequence IS NULL);

INSERT INTO ledger_heads (organization_id, sequence, start_sequence)
  SELECT organization_id, MAX(sequence), MAX(sequence) FROM service_records
  WHERE NOT EXISTS (SELECT 1 FROM ledger_heads
    WHERE ledger_heads.organization_id = service_records.organization_id)
  GROUP BY organization_id;
