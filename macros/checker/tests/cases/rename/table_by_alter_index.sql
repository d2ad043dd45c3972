-- fact: ALTER INDEX renames a table.
-- expect: accepted

CREATE TABLE sales (a integer);
ALTER INDEX sales RENAME TO receipts;
