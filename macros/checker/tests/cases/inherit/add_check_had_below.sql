-- fact: A check that a table has already is not handed down any further
-- expect: accepted
CREATE TABLE sales (total int);
CREATE TABLE heir (CONSTRAINT positive CHECK (total > 0)) INHERITS (sales);
CREATE TABLE grandchild () INHERITS (heir);
ALTER TABLE sales ADD CONSTRAINT positive CHECK (total > 0);
