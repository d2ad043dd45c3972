-- fact: A sequence follows its column through renames.
-- expect: accepted

CREATE TABLE sales (n bigint);
CREATE SEQUENCE numbers OWNED BY sales.n;
ALTER TABLE sales RENAME COLUMN n TO number;
ALTER TABLE sales RENAME TO receipts;
