-- fact: The new name is no relation's.
-- expect: refused 42P07

CREATE TABLE sales (a integer);
CREATE SEQUENCE receipts;
ALTER TABLE sales RENAME TO receipts;
