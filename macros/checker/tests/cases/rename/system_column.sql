-- fact: A system column is not renamed.
-- expect: refused 0A000

CREATE TABLE sales (a integer);
ALTER TABLE sales RENAME COLUMN ctid TO b;
