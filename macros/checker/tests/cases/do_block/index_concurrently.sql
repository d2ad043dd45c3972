-- fact: CREATE INDEX CONCURRENTLY cannot be run from a block.
-- expect: refused 25001
CREATE TABLE t (a integer);
DO $$ BEGIN CREATE INDEX CONCURRENTLY t_a ON t (a); END $$;
