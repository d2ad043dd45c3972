-- fact: gist needs an extension for integers
-- expect: refused 42704
CREATE TABLE stays (room int, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&));
