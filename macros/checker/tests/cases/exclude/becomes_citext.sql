-- fact: with the column's type its operator changes
-- expect: accepted
CREATE EXTENSION citext;
CREATE TABLE e (a char(4), CONSTRAINT k EXCLUDE (a WITH =));
ALTER TABLE e ALTER a TYPE citext;
