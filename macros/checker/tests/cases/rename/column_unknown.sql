-- fact: The column has to be there.
-- expect: refused 42703

CREATE TABLE sales (a integer);
ALTER TABLE sales RENAME COLUMN b TO c;
