-- fact: A row type goes with its table.
-- expect: refused 42809

CREATE TABLE sales (a integer);
ALTER TYPE sales RENAME TO receipts;
