-- fact: A column's new name shows in expressions, quoted where it has to be.
-- expect: accepted

CREATE TABLE sales (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED, CHECK (a + b > 0));
CREATE INDEX sales_sum ON sales ((a + b)) WHERE a IS NOT NULL;
ALTER TABLE sales RENAME COLUMN a TO "Left Hand";
