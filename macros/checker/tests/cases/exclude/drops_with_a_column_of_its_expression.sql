-- fact: CASCADE drops the constraint with its index
-- expect: accepted
CREATE TABLE stays (start date, finish date, CONSTRAINT no_overlap EXCLUDE USING gist (daterange(start, finish) WITH &&));
ALTER TABLE stays DROP COLUMN finish CASCADE;
CREATE TABLE no_overlap (a int);
