-- fact: several columns are dropped one after the other
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY, b int NOT NULL DEFAULT 1 CHECK (b > 0) UNIQUE REFERENCES sales (a));
ALTER TABLE sales DROP COLUMN a CASCADE, DROP COLUMN b;
