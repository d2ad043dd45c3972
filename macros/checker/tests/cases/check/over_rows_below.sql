-- fact: a check is asked of the tables below
-- expect: refused 23514
CREATE TABLE p (a int);
CREATE TABLE c () INHERITS (p);
INSERT INTO c VALUES (5);
ALTER TABLE p ADD CHECK (a < 5);
