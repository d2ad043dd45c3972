-- fact: IF NOT EXISTS does not look at the type of a column that exists
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN IF NOT EXISTS a nosuch PRIMARY KEY CHECK (x > 0);
