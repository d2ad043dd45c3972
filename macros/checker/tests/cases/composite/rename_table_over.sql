-- fact: A composite type is not renamed as a table.
-- expect: refused 42809
CREATE TYPE address AS (a integer);
ALTER TABLE address RENAME TO place;
