-- fact: an exclusion constraint goes with a column that its expression reads
-- expect: refused 2BP01
CREATE TABLE stays (start date, finish date, CONSTRAINT no_overlap EXCLUDE USING gist (daterange(start, finish) WITH &&));
ALTER TABLE stays DROP COLUMN finish;
CREATE TABLE no_overlap (a int);
