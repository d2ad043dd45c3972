-- fact: Keys keep their names.
-- expect: accepted

CREATE TABLE sales (a integer PRIMARY KEY, b integer REFERENCES sales CHECK (b > 0));
ALTER TABLE sales RENAME TO receipts;
