-- fact: a column that the predicate of an exclusion constraint reads does not go silently
-- expect: refused 2BP01
CREATE TABLE stays (during daterange, cancelled bool, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (NOT cancelled));
ALTER TABLE stays DROP COLUMN cancelled;
