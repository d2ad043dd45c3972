-- fact: Not even a table.
-- expect: refused 42710
CREATE TYPE later;
CREATE TABLE now ();
ALTER TABLE now RENAME TO later;
