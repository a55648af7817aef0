-- What the six digits of a typed code are made of: the phone's commitment to its nonce and the
-- server's nonce, until the phone opens its own and the digits stand in comparison_code.

ALTER TABLE devices ADD COLUMN comparison_commitment BYTEA;
ALTER TABLE devices ADD COLUMN comparison_nonce BYTEA;
