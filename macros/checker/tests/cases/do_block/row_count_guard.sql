-- fact: GET DIAGNOSTICS after an UPDATE.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$
DECLARE n integer;
BEGIN
    UPDATE t SET a = 1 WHERE a = 2;
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n > 1 THEN
        RAISE EXCEPTION 'too many';
    END IF;
    RAISE NOTICE '% rows', n;
END $$;
