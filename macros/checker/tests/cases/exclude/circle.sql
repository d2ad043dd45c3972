-- fact: circles exclude overlaps
-- expect: accepted
CREATE TABLE circles (c circle, EXCLUDE USING gist (c WITH &&));
