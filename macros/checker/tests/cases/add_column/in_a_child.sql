-- fact: a column added above is added below, where there is a row
-- expect: refused 23502
CREATE TABLE p (a int);
CREATE TABLE c () INHERITS (p);
INSERT INTO c VALUES (1);
ALTER TABLE p ADD COLUMN b int NOT NULL;
