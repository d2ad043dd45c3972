-- fact: ranges exclude overlaps
-- expect: accepted
CREATE TABLE stays (room int4range, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT isempty(during)));
