-- fact: a column that the expression of an exclusion constraint reads does not go silently
-- expect: refused 2BP01
CREATE TABLE stays (start date, finish date, CONSTRAINT no_overlap EXCLUDE USING gist (daterange(start, finish) WITH &&));
ALTER TABLE stays DROP COLUMN finish;
