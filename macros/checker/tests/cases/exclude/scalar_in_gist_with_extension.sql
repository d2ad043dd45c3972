-- fact: btree_gist brings operator classes for integers
-- expect: accepted
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room int, during tstzrange, CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED);
