-- fact: CASCADE drops the constraint with its index
-- expect: refused 42704
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room int, during tstzrange, CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&));
DROP EXTENSION btree_gist CASCADE;
ALTER TABLE stays DROP CONSTRAINT no_overlap;
