-- fact: a partial index
-- expect: accepted
CREATE TABLE sales (a int, deleted_at timestamptz);
CREATE UNIQUE INDEX ON sales (a) WHERE deleted_at IS NULL;
