-- fact: the constraint keeps the extension that its index needs
-- expect: refused 2BP01
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room int, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&));
DROP EXTENSION btree_gist;
