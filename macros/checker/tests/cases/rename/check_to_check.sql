-- fact: A constraint's name is taken once on its table.
-- expect: refused 42710

CREATE TABLE sales (a integer, CONSTRAINT x CHECK (a > 0), CONSTRAINT y CHECK (a > 1));
ALTER TABLE sales RENAME CONSTRAINT x TO y;
