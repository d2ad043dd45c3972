-- fact: a name that is taken is noticed before the table that is missing
-- expect: refused 42710
CREATE TABLE sales (a int, CONSTRAINT rule CHECK (a > 0), CONSTRAINT rule FOREIGN KEY (a) REFERENCES nowhere);
