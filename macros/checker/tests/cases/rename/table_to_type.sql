-- fact: The new name is no type's.
-- expect: refused 42710

CREATE TABLE sales (a integer);
CREATE DOMAIN receipts AS text;
ALTER TABLE sales RENAME TO receipts;
