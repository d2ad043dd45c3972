-- fact: Parameters of EXECUTE.
-- expect: accepted
CREATE TABLE t (a integer, b text);
DO $$ BEGIN
    EXECUTE 'INSERT INTO t VALUES ($1, $2)' USING 1, 'x';
    EXECUTE 'UPDATE t SET b = $1 WHERE a = $2' USING 'y', 2;
END $$;
