-- fact: an expression excludes too
-- expect: accepted
CREATE TABLE stays (start date, finish date, EXCLUDE USING gist (daterange(start, finish) WITH &&));
ALTER TABLE stays DROP CONSTRAINT stays_daterange_excl;
