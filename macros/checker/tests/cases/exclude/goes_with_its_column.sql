-- fact: an exclusion constraint goes with a column that it compares
-- expect: accepted
CREATE TABLE stays (during daterange, cancelled bool, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (NOT cancelled));
ALTER TABLE stays DROP COLUMN during;
CREATE TABLE no_overlap (a int);
