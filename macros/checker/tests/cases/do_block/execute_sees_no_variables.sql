-- fact: A text that is executed sees no variable, not even FOUND.
-- expect: accepted
CREATE TABLE t (found boolean, x integer);
DO $$
DECLARE x integer := 1;
BEGIN
    EXECUTE 'UPDATE t SET x = 2 WHERE found AND x = 1';
END $$;
