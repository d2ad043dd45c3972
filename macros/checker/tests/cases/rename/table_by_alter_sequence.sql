-- fact: ALTER SEQUENCE renames sequences only.
-- expect: refused 42809

CREATE TABLE sales (a integer);
ALTER SEQUENCE sales RENAME TO receipts;
