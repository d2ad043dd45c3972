-- fact: A check goes below too, if it is not the table's own.
-- expect: accepted
CREATE TABLE a (x integer, CONSTRAINT k CHECK (x > 1), CONSTRAINT l CHECK (x > 2), CONSTRAINT m CHECK (x > 3));
CREATE TABLE b (CONSTRAINT l CHECK (x > 2)) INHERITS (a);
ALTER TABLE a DROP CONSTRAINT k, DROP CONSTRAINT l;
ALTER TABLE ONLY a DROP CONSTRAINT m;
